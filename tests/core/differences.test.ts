import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureDifferences, METRICS, sumDifferences } from '../../src/core/differences.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';

const anyPicture = fc.uint8Array({ minLength: PICTURE_BYTES, maxLength: PICTURE_BYTES });
const flat = (byte: number) => new Uint8Array(PICTURE_BYTES).fill(byte);

describe('the differences of two pictures', () => {
  test.each([
    ['l1', 3 * 5, 1024 * 3 * 5],
    ['l2', 3 * 25, 1024 * 3 * 25],
  ] as const)('%s adds the channels of a pixel up', (metric, pixel, sum) => {
    const differences = measureDifferences(flat(10), flat(15), metric);
    expect(differences).toHaveLength(1024);
    expect(new Set(differences)).toEqual(new Set([pixel]));
    expect(sumDifferences(differences)).toBe(sum);
  });

  test.each([
    ['l1', 1024 * 3 * 255],
    ['l2', 1024 * 3 * 255 * 255],
  ] as const)('%s of black and white is the most there is', (metric, sum) => {
    expect(sumDifferences(measureDifferences(flat(0), flat(255), metric))).toBe(sum);
  });

  test('add up to the distance, are the same both ways and none of a picture to itself', () => {
    fc.assert(
      fc.property(anyPicture, anyPicture, fc.constantFrom(...METRICS), (one, other, metric) => {
        const power = metric === 'l1' ? 1 : 2;
        const distance = one.reduce(
          (sum, byte, at) => sum + Math.abs(byte - other[at]!) ** power,
          0,
        );
        const differences = measureDifferences(one, other, metric);
        expect(sumDifferences(differences)).toBe(distance);
        expect(measureDifferences(other, one, metric)).toEqual(differences);
        expect(sumDifferences(measureDifferences(one, one, metric))).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  test('a difference stands at its own pixel', () => {
    const other = flat(0);
    other[3 * 33 + 2] = 7;
    const differences = measureDifferences(flat(0), other, 'l1');
    expect(differences.findIndex((value) => value > 0)).toBe(33);
  });

  test.each([0, PICTURE_BYTES - 1, 2 * PICTURE_BYTES])('%i bytes are refused', (length) => {
    expect(() => measureDifferences(new Uint8Array(length), flat(0), 'l1')).toThrow(RangeError);
    expect(() => measureDifferences(flat(0), new Uint8Array(length), 'l1')).toThrow(RangeError);
  });
});
