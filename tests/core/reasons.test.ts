import { describe, expect, test } from 'vitest';
import { PICTURE_BYTES, SIDE } from '../../src/core/picture.ts';
import { reasonByNeighbours, reasonByPart } from '../../src/core/reasons.ts';

/** Green all round a red middle half. */
const meadow = createPicture((row, column) =>
  Math.max(Math.abs(row - 15.5), Math.abs(column - 15.5)) < 8 ? [200, 20, 20] : [40, 160, 40],
);
const night = new Uint8Array(PICTURE_BYTES);

function createPicture(colourOf: (row: number, column: number) => readonly number[]): Uint8Array {
  return Uint8Array.from({ length: PICTURE_BYTES }, (_, at) => {
    const pixel = Math.floor(at / 3);
    return colourOf(Math.floor(pixel / SIDE), pixel % SIDE)[at % 3]!;
  });
}

describe('a reason in numbers', () => {
  test('counts the votes, and the neighbours with the same surroundings', () => {
    const neighbours = [
      { label: 6, pixels: meadow },
      { label: 6, pixels: night },
      { label: 2, pixels: meadow },
    ];
    expect(reasonByNeighbours(meadow, neighbours, 6)).toEqual({
      count: 3,
      votes: 2,
      rivalVotes: 1,
      surroundings: 'green',
      sharing: 2,
    });
    expect(reasonByNeighbours(meadow, [], 6)).toMatchObject({
      count: 0,
      votes: 0,
      rivalVotes: 0,
      sharing: 0,
    });
  });

  test('says which part adds most, less what it takes away, and its colour there', () => {
    const map = new Float32Array(64);
    map[27] = 3;
    map[0] = 1;
    expect(reasonByPart(meadow, map)).toEqual({ region: 'centre', amount: 3, colour: 'red' });
    map[28] = -2.5;
    expect(reasonByPart(meadow, map)).toEqual({ region: 'top', amount: 1, colour: 'green' });
  });

  test('names a part also where none adds anything', () => {
    expect(reasonByPart(meadow, new Float32Array(64).fill(-1)).amount).toBeLessThan(0);
    expect(reasonByPart(meadow, new Float32Array(64))).toMatchObject({ amount: 0 });
  });
});
