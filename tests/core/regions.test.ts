import { describe, expect, test } from 'vitest';
import {
  findConcentration,
  findMostRegion,
  findRegion,
  isGathered,
  meanColour,
  sumRegions,
} from '../../src/core/regions.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';

describe('the parts of a square map', () => {
  test.each([
    [0, 4, 'top'],
    [7, 3, 'bottom'],
    [3, 0, 'left'],
    [4, 7, 'right'],
    [3, 4, 'centre'],
    [0, 0, 'top'],
    [7, 7, 'bottom'],
  ] as const)('row %i, column %i of 8 lies in the %3$s', (row, column, region) => {
    expect(findRegion(row, column, 8)).toBe(region);
  });

  test('a quarter of all places is the centre', () => {
    const regions = Array.from({ length: 1024 }, (_, at) =>
      findRegion(Math.floor(at / 32), at % 32, 32),
    );
    expect(regions.filter((region) => region === 'centre')).toHaveLength(256);
  });

  test('hold shares of what is above 0; what is below does not count', () => {
    const map = new Float32Array(64);
    map[0] = 3;
    map[27] = 1;
    map[63] = -100;
    expect(findConcentration(map)).toEqual({ region: 'top', share: 0.75 });
    expect(findConcentration(new Float32Array(64).fill(-1))).toBeNull();
    expect(findConcentration(new Float32Array(0))).toBeNull();
  });

  test.each([
    [0.25, false],
    [0.33, false],
    [0.34, true],
    [1, true],
  ])('with a share of %d: gathered there is %s', (share, gathered) => {
    expect(isGathered({ region: 'top', share })).toBe(gathered);
  });

  test('have sums, signs and all, of which one is the most', () => {
    const map = new Float32Array(64);
    map[0] = 3;
    map[1] = -4;
    map[27] = 1;
    map[63] = 0.5;
    const sums = sumRegions(map);
    expect(sums).toEqual({ centre: 1, top: -1, bottom: 0.5, left: 0, right: 0 });
    expect(findMostRegion(sums)).toBe('centre');
    expect(findMostRegion(sumRegions([]))).toBe('centre');
  });

  test('have a mean colour', () => {
    const pixels = new Uint8Array(PICTURE_BYTES);
    for (let at = 0; at < 32 * 3; at += 3) pixels.set([200, 100, 0], at);
    const [red, green, blue] = meanColour(pixels, (region) => region === 'top');
    expect(red).toBeGreaterThan(0);
    expect(green).toBeCloseTo(red / 2);
    expect(blue).toBe(0);
    expect(meanColour(pixels, (region) => region === 'bottom')).toEqual([0, 0, 0]);
    expect(meanColour(pixels, () => false)).toEqual([0, 0, 0]);
  });
});
