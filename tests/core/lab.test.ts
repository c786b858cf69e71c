import { describe, expect, test } from 'vitest';
import { countHistogram } from '../../src/core/histogram.ts';
import { findByRank, findFalseFrom, findLastRank, findRankOf } from '../../src/core/line.ts';
import { findLinked, LINKS } from '../../src/core/linking.ts';
import { countAbstentions, countDetector } from '../../src/core/rules.ts';
import { createScoredPictures } from '../../src/core/scored-pictures.ts';
import { sweepScores } from '../../src/core/sweep.ts';

const sweep = (scores: readonly number[], truth: readonly number[]) =>
  sweepScores(Float32Array.from(scores), truth);
/** scikit-learn's example of ties. */
const TIES = sweep([0.5, 0.5, 0.5, 0.2, 0.9, 0.9], [0, 1, 1, 0, 1, 0]);

describe('what a rule does at a point', () => {
  test.each([
    [0, 0, 0, 3, 3],
    [1, 1, 1, 2, 2],
    [2, 3, 2, 0, 1],
    [3, 3, 3, 0, 0],
  ])('detector, point %d', (point, tp, fp, fn, tn) => {
    expect(countDetector(TIES, point)).toEqual({
      truePositives: tp,
      falsePositives: fp,
      falseNegatives: fn,
      trueNegatives: tn,
    });
  });

  test('top-1 with abstention', () => {
    expect(countAbstentions(TIES, 1)).toEqual({ total: 6, accepted: 2, right: 1 });
    expect(countAbstentions(sweep([], []), 0)).toEqual({ total: 0, accepted: 0, right: 0 });
  });
});

describe('a linked classifier follows', () => {
  const other = sweep([0.1, 0.3, 0.6, 0.8, 0.85, 0.95], [0, 0, 1, 0, 1, 1]);
  const position = { sweep: TIES, point: 1, threshold: 0.7 };
  test.each([
    ['own', null],
    ['threshold', 3],
    ['coverage', 2],
    ['fpr', 3],
    ['recall', 1],
  ] as const)('at equal %s', (link, point) => {
    expect(findLinked(position, other, link)).toBe(point);
  });

  test('nothing where the share is 0 of 0', () => {
    const allPositive = sweep([0.4, 0.6], [1, 1]);
    const moved = { sweep: allPositive, point: 1, threshold: 0.5 };
    expect(findLinked(moved, other, 'fpr')).toBeNull();
    expect(findLinked({ ...position }, allPositive, 'fpr')).toBeNull();
    expect(LINKS).toHaveLength(5);
  });
});

describe('the line', () => {
  const labels = Uint8Array.from([3, 8, 3, 8, 1, 0]);
  test('has a first picture of a class', () => {
    expect(findRankOf(TIES, labels, 1, 0)).toBe(0);
    expect(findRankOf(TIES, labels, 8, 0)).toBe(3);
    expect(findLastRank(TIES, (picture) => labels[picture] === 1)).toBe(
      TIES.order.findLastIndex((picture) => labels[picture] === 1),
    );
    expect(findLastRank(TIES, () => true)).toBe(5);
    expect(findLastRank(TIES, () => false)).toBeNull();
    expect(findRankOf(TIES, labels, 8, 4)).toBe(5);
    expect(findRankOf(TIES, labels, 7, 0)).toBeNull();
  });

  test('has a first false positive from a rank on', () => {
    const truth = [0, 1, 1, 0, 1, 0];
    expect(findFalseFrom(TIES, truth, 0)).toBe(1);
    expect(findFalseFrom(TIES, truth, 3)).toBe(5);
    expect(findFalseFrom(TIES, [1, 1, 1, 1, 1, 1], 0)).toBeNull();
  });

  test.each([
    [0, 1],
    [1, 1],
    [2, 2],
    [4, 2],
    [5, 3],
  ])('accepts rank %d from point %d on', (rank, point) => {
    expect(findByRank(TIES, rank)).toBe(point);
  });
});

describe('a histogram', () => {
  test('counts by kind, and 1 in the last bin', () => {
    const { positives, others, highest } = countHistogram(
      Float32Array.of(0, 0.49, 0.5, 1),
      [1, 0, 0, 1],
      2,
      (score) => score,
    );
    expect([...positives, ...others, highest]).toEqual([1, 1, 1, 1, 1]);
  });

  test('of nothing has a height to divide by', () => {
    expect(countHistogram(new Float32Array(), [], 4, (score) => score).highest).toBe(1);
  });
});

describe('scored pictures', () => {
  const scores = new Float32Array(20);
  scores.set([0.9, 0.2], 0);
  scores.set([0.3, 0.6], 10);
  const pictures = createScoredPictures(scores, Uint8Array.of(0, 0));

  test('are swept once for each question', () => {
    expect(pictures.sweep('detector', 0)).toBe(pictures.sweep('detector', 0));
    expect(pictures.sweep('top-one', 0)).toBe(pictures.sweep('top-one', 5));
    expect([...pictures.sweep('detector', 0).hits]).toEqual([0, 1, 2]);
    expect([...pictures.sweep('top-one', 0).hits]).toEqual([0, 1, 1]);
    expect([...pictures.sweep('detector', 4).hits]).toEqual([0, 0]);
  });

  test('refuse scores that are not ten each', () => {
    expect(() => createScoredPictures(scores, Uint8Array.of(0))).toThrow(
      '1 pictures came with 20 scores, not ten each.',
    );
  });
});
