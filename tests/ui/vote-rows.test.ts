import { describe, expect, test } from 'vitest';
import type { NearestScored, Neighbour } from '../../src/engine/contract.ts';
import { listVoteRows } from '../../src/ui/explain/vote-rows.ts';

const find = (label: number, distance: number) => ({ label, distance }) as Neighbour;

/** An answer by references of three classes; the others have none. */
function answer(neighbours: readonly Neighbour[], weights: readonly number[]): NearestScored {
  const byClass = [find(0, 500), find(1, 100), find(2, 300), ...Array<null>(7).fill(null)];
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const scores = weights.map((weight) => weight / all);
  return { neighbours, byClass, votes: { weights }, scores } as unknown as NearestScored;
}

describe('who voted for each class', () => {
  test('is its references among the nearest, or its own nearest; the greatest weight first', () => {
    const neighbours = [find(1, 100), find(2, 300), find(1, 340)];
    const rows = listVoteRows(answer(neighbours, [0.25, 2, 1.75, 0, 0, 0, 0, 0, 0, 0]));
    expect(rows).toEqual([
      { label: 1, among: 2, farther: [0, 240], weight: 2, score: 0.5 },
      { label: 2, among: 1, farther: [200], weight: 1.75, score: 0.4375 },
      { label: 0, among: 0, farther: [400], weight: 0.25, score: 0.0625 },
    ]);
  });

  test('is every class with a reference where one alone is the nearest', () => {
    const rows = listVoteRows(answer([find(1, 100)], [1, 2, 1, 0, 0, 0, 0, 0, 0, 0]));
    expect(rows.map(({ label, among }) => [label, among])).toEqual([
      [1, 1],
      [0, 0],
      [2, 0],
    ]);
  });

  test('is nobody without references', () => {
    const none = { neighbours: [], byClass: Array(10).fill(null), votes: { weights: [] } };
    expect(listVoteRows({ ...none, scores: [] } as unknown as NearestScored)).toEqual([]);
  });
});
