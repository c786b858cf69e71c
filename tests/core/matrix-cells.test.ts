import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CELL_ORDERS,
  countReaching,
  findNextGained,
  judgeCell,
  listCell,
  takeFromCell,
} from '../../src/core/cell-pictures.ts';
import { ABSTAINED, countConfusion } from '../../src/core/confusion.ts';
import { isAccepted } from '../../src/core/decide.ts';
import {
  CALLED,
  countCalled,
  NOT_CALLED,
  tabulateDetector,
} from '../../src/core/detector-table.ts';
import type { ScoredPictures } from '../../src/core/scored-pictures.ts';
import { createScoredPictures } from '../../src/core/scored-pictures.ts';

/** Pictures whose best class and its score are given; the other classes score 0. */
function pictures(...made: readonly (readonly [truth: number, answer: number, score: number])[]) {
  const scores = new Float32Array(10 * made.length);
  made.forEach(([, answer, score], picture) => (scores[10 * picture + answer] = score));
  return createScoredPictures(
    scores,
    Uint8Array.from(made, ([truth]) => truth),
  );
}

describe("a detector's matrix", () => {
  const table = tabulateDetector(
    Float32Array.from([0.9, 0.2, 0.9, 0.5, 0.4]),
    Uint8Array.from([0, 0, 8, 8, 8]),
  );
  test.each([
    ['everything is called', 0, [2, 0], [3, 0]],
    ['a score at the threshold is called', 0.4, [1, 1], [3, 0]],
    ['float32 against double', 0.9, [1, 1], [1, 2]],
    ['nothing is called', 1, [0, 2], [0, 3]],
  ])('%s', (_, threshold, airplanes, ships) => {
    const matrix = new Uint32Array(20).fill(7);
    countCalled(table, threshold, matrix);
    expect([...matrix.subarray(0, 2)]).toEqual(airplanes);
    expect([...matrix.subarray(16, 18)]).toEqual(ships);
    expect([...matrix.subarray(2, 16)]).toEqual(new Array(14).fill(0));
  });

  test('of no pictures is all 0', () => {
    const matrix = new Uint32Array(20).fill(7);
    countCalled(tabulateDetector(new Float32Array(0), new Uint8Array(0)), 0.5, matrix);
    expect(matrix).toEqual(new Uint32Array(20));
  });
});

describe('the pictures of a cell', () => {
  // Ships, seen as airplane by more and more; one of them is a tie, one is answered ship.
  const ships = pictures([8, 0, 0.3], [8, 0, 0.7], [8, 8, 0.6], [8, 0, 0.7], [0, 0, 0.9]);
  const called = { truth: 8, column: 0 };
  const abstained = { truth: 8, column: ABSTAINED };

  test('are listed by score, ties in the order of the set', () => {
    const cell = listCell(ships, 'top-one', 0, called);
    expect([...cell.positions]).toEqual([1, 3, 0]);
    expect(cell.holdsAccepted).toBe(true);
    expect([...listCell(ships, 'top-one', 0, abstained).positions]).toEqual([1, 3, 2, 0]);
    expect([...listCell(ships, 'top-one', 0, { truth: 5, column: 2 }).positions]).toEqual([]);
  });

  test.each([
    ['answered, nearest first', called, 'nearest', 9, 0.5, [3, 1]],
    ['answered, farthest first', called, 'farthest', 9, 0.5, [1, 3]],
    ['no more than asked for', called, 'farthest', 1, 0.5, [1]],
    ['abstained, nearest first', abstained, 'nearest', 9, 0.65, [2, 0]],
    ['abstained, farthest first', abstained, 'farthest', 9, 0.65, [0, 2]],
    ['nothing answered', called, 'nearest', 9, 1, []],
    ['nothing abstained', abstained, 'nearest', 9, 0, []],
  ] as const)('%s', (_, cell, order, most, threshold, expected) => {
    const list = listCell(ships, 'top-one', 0, cell);
    const taken = takeFromCell(list, countReaching(list, threshold), order, most);
    expect(taken).toEqual(expected);
  });

  test.each([
    ['answered, as the threshold falls', called, 0.5, 0],
    ['answered, the first of all', called, 1, 1],
    ['answered, when all are', called, 0, null],
    ['abstained, as the threshold rises', abstained, 0.65, 3],
    ['abstained, when all are', abstained, 1, null],
  ])('the next to come: %s', (_, cell, threshold, expected) => {
    const list = listCell(ships, 'top-one', 0, cell);
    expect(findNextGained(list, countReaching(list, threshold))).toBe(expected);
  });

  test('there is no next one in a cell without pictures', () => {
    const list = listCell(ships, 'top-one', 0, { truth: 5, column: 2 });
    expect(findNextGained(list, countReaching(list, 0.5))).toBeNull();
    expect(takeFromCell(list, 0, 'nearest', 60)).toEqual([]);
  });
});

describe('a cell is', () => {
  test.each([
    ['right', 'top-one', 8, 8],
    ['wrong', 'top-one', 8, 0],
    ['abstained', 'top-one', 8, ABSTAINED],
    ['right', 'detector', 0, CALLED],
    ['wrong', 'detector', 0, NOT_CALLED],
    ['wrong', 'detector', 8, CALLED],
    ['right', 'detector', 8, NOT_CALLED],
  ] as const)('%s: %s, truth %i, column %i', (kind, rule, truth, column) => {
    expect(judgeCell(rule, 0, { truth, column })).toBe(kind);
  });
});

describe('at any threshold a cell holds as many pictures as the matrix counts', () => {
  const level = fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8);
  const picture = fc.record({
    scores: fc.array(level, { minLength: 10, maxLength: 10 }),
    label: fc.integer({ min: 0, max: 9 }),
  });
  const sets = fc.array(picture, { maxLength: 30 }).map((made) =>
    createScoredPictures(
      Float32Array.from(made.flatMap((one) => one.scores)),
      Uint8Array.from(made, ({ label }) => label),
    ),
  );
  const take = (
    set: ScoredPictures,
    rule: 'detector' | 'top-one',
    threshold: number,
    truth: number,
    column: number,
  ) => {
    const list = listCell(set, rule, 3, { truth, column });
    const reaching = countReaching(list, threshold);
    const taken = CELL_ORDERS.map((order) => takeFromCell(list, reaching, order, 99));
    expect(taken[0]).toEqual(taken[1]!.toReversed());
    const scores = set.scoresFor(rule, 3);
    for (const position of taken[0]!) {
      expect(isAccepted(scores[position]!, threshold)).toBe(list.holdsAccepted);
    }
    return taken[0]!.length;
  };

  test('under top-1', () => {
    fc.assert(
      fc.property(sets, level, (set, threshold) => {
        const matrix = new Uint32Array(110);
        countConfusion(set.confusion, threshold, matrix);
        matrix.forEach((count, index) => {
          const truth = Math.floor(index / 11);
          expect(take(set, 'top-one', threshold, truth, index % 11)).toBe(count);
        });
      }),
    );
  });

  test('under the detector', () => {
    fc.assert(
      fc.property(sets, level, (set, threshold) => {
        const matrix = new Uint32Array(20);
        countCalled(tabulateDetector(set.scoresFor('detector', 3), set.labels), threshold, matrix);
        for (let truth = 0; truth < 10; truth++) {
          for (const column of [CALLED, NOT_CALLED]) {
            expect(take(set, 'detector', threshold, truth, column)).toBe(
              matrix[2 * truth + column],
            );
          }
        }
      }),
    );
  });
});
