import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createRanking,
  NO_DISTANCE,
  offer,
  packRanking,
  rankingLength,
  viewRanking,
} from '../../../src/engine/nearest-neighbour/ranking.ts';

function rank(size: number, distances: number[], labels: number[]) {
  const ranking = createRanking(size);
  const bounds = Int32Array.from(distances);
  offer(ranking, bounds, (reference) => distances[reference]!, Uint8Array.from(labels), 0);
  return ranking;
}

describe('the nearest references', () => {
  test.each([
    ['in order', 2, [5, 3, 4], [1, 2]],
    ['of equals the earlier', 2, [7, 7, 7], [0, 1]],
    ['an equal one does not displace', 1, [4, 4], [0]],
    ['a later nearer one does', 1, [4, 3], [1]],
    ['fewer than asked for', 3, [2, 1], [1, 0, -1]],
    ['none', 2, [], [-1, -1]],
  ])('%s', (_, size, distances, references) => {
    const ranking = rank(
      size,
      distances,
      distances.map(() => 0),
    );
    expect([...ranking.references]).toEqual(references);
  });

  test('places that stay empty have no distance', () => {
    expect([...rank(2, [8], [0]).distances]).toEqual([8, NO_DISTANCE]);
  });

  test('are those of a stable sort, however the references are divided and bounded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 9 })), {
          maxLength: 40,
        }),
        fc.integer({ min: 1, max: 15 }),
        fc.nat(40),
        fc.array(fc.nat(4), { minLength: 40, maxLength: 40 }),
        (offered, size, cut, slack) => {
          const distances = Int32Array.from(offered, ([distance]) => distance);
          const labels = Uint8Array.from(offered, ([, label]) => label);
          const bounds = distances.map((distance, index) => distance - slack[index]!);
          const measure = (reference: number): number => distances[reference]!;
          const ranking = createRanking(size);
          const split = Math.min(cut, distances.length);
          offer(ranking, bounds.subarray(0, split), measure, labels, 0);
          offer(ranking, bounds.subarray(split), measure, labels, split);

          const sorted = [...distances.keys()].sort((a, b) => distances[a]! - distances[b]!);
          const found = [...ranking.references].filter((reference) => reference >= 0);
          expect(found).toEqual(sorted.slice(0, size));
          ranking.classReferences.forEach((reference, label) => {
            const nearest = sorted.find((candidate) => labels[candidate] === label) ?? -1;
            expect(reference).toBe(nearest);
            expect(ranking.classDistances[label]).toBe(distances[nearest] ?? NO_DISTANCE);
          });
        },
      ),
    );
  });
});

test('references that cannot come nearer are not measured', () => {
  const measured: number[] = [];
  const measure = (reference: number): number => {
    measured.push(reference);
    return 5;
  };
  const ranking = createRanking(1);
  offer(ranking, Int32Array.of(0, 4, 5, 6, 5), measure, Uint8Array.of(0, 0, 0, 0, 1), 0);
  expect(measured).toEqual([0, 1, 4]);
  expect(ranking.references[0]).toBe(0);
});

test('a packed ranking reads back', () => {
  const ranking = rank(3, [9, 2, 5, 7], [0, 1, 1, 9]);
  const packed = new Int32Array(2 * rankingLength(3));
  packRanking(ranking, packed, rankingLength(3));
  expect(viewRanking(packed.subarray(rankingLength(3)), 3)).toEqual(ranking);
});
