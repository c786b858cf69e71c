import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLASS_COUNT } from '../../../src/core/classes.ts';
import { createRanking, offer } from '../../../src/engine/nearest-neighbour/ranking.ts';
import { countVotes } from '../../../src/engine/nearest-neighbour/votes.ts';

function vote(distances: number[], labels: number[], k: number, tau: number) {
  const ranking = createRanking(15);
  offer(
    ranking,
    Int32Array.from(distances),
    (reference) => distances[reference]!,
    Uint8Array.from(labels),
    0,
  );
  return [...countVotes(ranking, Uint8Array.from(labels), k, tau)];
}

const bestOf = (scores: number[]) => scores.indexOf(Math.max(...scores));

describe('votes', () => {
  test('two classes, k = 1: shares of exp(-extra distance / (tau * mean distance))', () => {
    const [first, second] = vote([100, 300], [0, 1], 1, 0.5);
    expect(first).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
    expect(second).toBeCloseTo(1 - 1 / (1 + Math.exp(-2)), 12);
  });

  test('k = 3: three references vote, and the class among none of them by its nearest', () => {
    const scores = vote([100, 100, 100, 200, 200], [4, 4, 7, 9, 9], 3, 1);
    const other = Math.exp(-100 / ((100 + 100 + 200) / 3));
    expect(scores[4]).toBeCloseTo(2 / (3 + other), 12);
    expect(scores[7]).toBeCloseTo(1 / (3 + other), 12);
    expect(scores[9]).toBeCloseTo(other / (3 + other), 12);
  });

  test.each([
    ['no references', [], [], Array<number>(CLASS_COUNT).fill(0)],
    ['one reference', [50], [3], [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]],
    ['the picture itself in two classes', [0, 0], [5, 2], [0, 0, 0.5, 0, 0, 0.5, 0, 0, 0, 0]],
  ])('%s', (_, distances, labels, scores) => {
    expect(vote(distances, labels, 15, 0.1)).toEqual(scores);
  });

  test('fewer references than k: all of them vote', () => {
    expect(vote([10, 20, 30], [1, 1, 2], 15, 0.3)).toEqual(vote([10, 20, 30], [1, 1, 2], 3, 0.3));
  });

  test('equal votes: the lowest class index is the best', () => {
    expect(bestOf(vote([10, 10], [8, 6], 1, 0.1))).toBe(6);
  });

  test('shares of present classes, one together; for k = 1 the nearest reference decides', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 50_000, max: 400_000 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 15 }),
        fc.double({ min: 0.02, max: 3, noNaN: true }),
        fc.integer({ min: 1, max: 9 }),
        (distances, k, tau, stride) => {
          const labels = distances.map((distance) => (distance * stride) % CLASS_COUNT);
          const scores = vote(distances, labels, k, tau);
          expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 9);
          scores.forEach((score, label) => expect(score > 0).toBe(labels.includes(label)));
          const nearest = labels[distances.indexOf(Math.min(...distances))];
          expect(bestOf(vote(distances, labels, 1, tau))).toBe(nearest);
        },
      ),
    );
  });
});
