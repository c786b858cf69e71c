import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAccepted } from '../../src/core/decide.ts';
import {
  findByShare,
  findByThreshold,
  findInterval,
  lastPoint,
  readShare,
  sweepScores,
} from '../../src/core/sweep.ts';

const sweep = (scores: readonly number[], truth: readonly number[]) =>
  sweepScores(Float32Array.from(scores), truth);
/** scikit-learn's example of ties. */
const TIES = sweep([0.5, 0.5, 0.5, 0.2, 0.9, 0.9], [0, 1, 1, 0, 1, 0]);

describe('a sweep', () => {
  test('collapses ties and counts what each distinct score accepts', () => {
    expect([...TIES.thresholds]).toEqual([Infinity, ...[0.9, 0.5, 0.2].map(Math.fround)]);
    expect([...TIES.accepted]).toEqual([0, 2, 5, 6]);
    expect([...TIES.hits]).toEqual([0, 1, 3, 3]);
    expect([...TIES.order]).toEqual([4, 5, 0, 1, 2, 3]);
  });

  test.each([
    ['no pictures', [], [], [0]],
    ['all equal', [0.5, 0.5], [1, 0], [0, 2]],
    ['one picture', [1], [1], [0, 1]],
  ])('of %s', (_, scores, truth, accepted) => {
    expect([...sweep(scores, truth).accepted]).toEqual(accepted);
  });

  test('refuses what is no number, and lists of different length', () => {
    expect(() => sweep([0.1, NaN], [0, 1])).toThrow('The score of picture 1 is not a number.');
    expect(() => sweep([0.1], [0, 1])).toThrow('1 scores came with 2 truths.');
  });
});

describe('an operating point is found', () => {
  test.each([
    [Infinity, 0],
    [0.95, 0],
    [0.9, 1],
    [0.6, 1],
    [0.5, 2],
    [0.2, 3],
    [0, 3],
    [-Infinity, 3],
  ])('by the threshold %d', (threshold, point) => {
    expect(findByThreshold(TIES, threshold)).toBe(point);
  });

  test.each([
    ['coverage', 0, 0],
    ['coverage', 0.3, 1],
    ['coverage', 0.6, 2],
    ['coverage', 1, 3],
    ['recall', 0.5, 1],
    ['recall', 1, 2],
    ['fpr', 0.34, 1],
    ['fpr', 0.9, 3],
  ] as const)('by the %s %d', (share, wanted, point) => {
    expect(findByShare(TIES, share, wanted)).toBe(point);
  });

  test('not by a share of 0 of 0', () => {
    expect(findByShare(sweep([0.5], [0]), 'recall', 0.5)).toBeNull();
    expect(findByShare(sweep([], []), 'coverage', 0.5)).toBeNull();
  });

  test('with the interval of thresholds that decide the same', () => {
    expect(findInterval(TIES, 0)).toEqual({ low: Math.fround(0.9), high: Infinity });
    expect(findInterval(TIES, 3)).toEqual({ low: -Infinity, high: Math.fround(0.2) });
  });
});

describe('look-ups agree with a recount', () => {
  const picture = fc.record({
    score: fc.oneof(fc.float({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.25, 0.5, 1)),
    positive: fc.constantFrom(0, 1),
  });
  const pictures = fc.array(picture, { maxLength: 60 });

  test('by threshold', () => {
    fc.assert(
      fc.property(pictures, fc.double({ min: -0.1, max: 1.1, noNaN: true }), (list, threshold) => {
        const made = sweep(
          list.map(({ score }) => score),
          list.map(({ positive }) => positive),
        );
        const point = findByThreshold(made, threshold);
        const accepted = list.filter(({ score }) => isAccepted(score, threshold));
        expect(made.accepted[point]).toBe(accepted.length);
        expect(made.hits[point]).toBe(accepted.filter(({ positive }) => positive).length);
        const { low, high } = findInterval(made, point);
        expect(Math.fround(threshold) > low && Math.fround(threshold) <= high).toBe(true);
      }),
    );
  });

  test('by share: no point is nearer', () => {
    const share = fc.constantFrom('coverage' as const, 'recall' as const, 'fpr' as const);
    fc.assert(
      fc.property(
        pictures,
        share,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, name, wanted) => {
          const made = sweep(
            list.map(({ score }) => score),
            list.map(({ positive }) => positive),
          );
          const point = findByShare(made, name, wanted);
          if (point === null) return;
          const distance = (at: number) => Math.abs(readShare(made, at, name)! - wanted);
          for (let other = 0; other <= lastPoint(made); other++) {
            expect(distance(point)).toBeLessThanOrEqual(distance(other));
            if (other < point) expect(distance(point)).toBeLessThan(distance(other));
          }
        },
      ),
    );
  });
});
