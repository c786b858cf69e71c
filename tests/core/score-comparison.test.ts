import { describe, expect, test } from 'vitest';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { compareScores } from '../../src/core/score-comparison.ts';

/** Rows of ten: the scores given, then zeros. */
function rows(...given: number[][]): Float32Array {
  const scores = new Float32Array(given.length * CLASS_COUNT);
  for (const [row, values] of given.entries()) scores.set(values, row * CLASS_COUNT);
  return scores;
}

describe('scores computed anew', () => {
  test.each([
    ['no pictures', rows(), rows(), [], 0, null],
    ['the same', rows([0.5, 0.25]), rows([0.5, 0.25]), [], 0, null],
    ['another score, the same answer', rows([0.5], [0.75]), rows([0.5], [0.5]), [], 0.25, 1],
    ['another answer', rows([0.5, 0.25]), rows([0.25, 0.5]), [[0, 0, 1]], 0.25, 0],
    ['two equally far apart', rows([0.25], [0.75]), rows([0.5], [0.5]), [], 0.25, 0],
    ['stored scores that have become equal', rows([0.25, 0.5]), rows([0.5, 0.5]), [], 0.25, 0],
    ['scores that are equal only here', rows([0.5, 0.5]), rows([0.25, 0.5]), [[0, 0, 1]], 0.25, 0],
    ['one that is no number', rows([0.5, NaN]), rows([0.5, 0]), [[0, 0, 0]], NaN, 0],
    [
      'none that is a number',
      rows([0.5], Array<number>(10).fill(NaN)),
      rows([0], [0, 0.5]),
      [[1, 0, 1]],
      NaN,
      1,
    ],
    ['a stored one that is no number', rows([0.5]), rows([NaN]), [[0, 0, 1]], NaN, 0],
    ['fewer pictures than are stored', rows([0.5]), rows([0.5], [0.9]), [], 0, null],
  ])('%s', (_, anew, stored, otherwise, largestDifference, largestAt) => {
    expect(compareScores(anew, stored)).toEqual({
      pictures: anew.length / CLASS_COUNT,
      otherwise: otherwise.map(([picture, anew, stored]) => ({ picture, anew, stored })),
      largestDifference,
      largestAt,
    });
  });

  test('lists every picture that is answered otherwise, in order', () => {
    const stored = rows([1], [1], [1], [1]);
    expect(
      compareScores(rows([1], [0, 1], [1], [0, 1]), stored).otherwise.map(({ picture }) => picture),
    ).toEqual([1, 3]);
  });

  test.each([
    ['half a picture', new Float32Array(5), new Float32Array(10)],
    ['fewer stored', new Float32Array(20), new Float32Array(10)],
  ])('%s cannot be compared', (_, anew, stored) => {
    expect(() => compareScores(anew, stored)).toThrow(RangeError);
  });
});
