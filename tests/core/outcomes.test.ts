import { describe, expect, test } from 'vitest';
import { traceCost } from '../../src/core/cost-curve.ts';
import type { Costs } from '../../src/core/costs.ts';
import { measureCost } from '../../src/core/costs.ts';
import {
  boundCost,
  chooseThreshold,
  comparePromise,
  judgeThreshold,
  sharesOf,
} from '../../src/core/outcomes.ts';
import { createRandom } from '../../src/core/random.ts';
import { findSpan } from '../../src/core/scales.ts';
import { sweepScores } from '../../src/core/sweep.ts';

const sweep = (scores: readonly number[], truth: readonly number[]) =>
  sweepScores(Float32Array.from(scores), truth);
const costs = (falsePositive: number, miss: number, prevalence: number | null = null): Costs => ({
  falsePositive,
  miss,
  prevalence,
});
const MADE = sweep([0.875, 0.75, 0.625, 0.5], [1, 0, 1, 0]);

describe('the threshold that is chosen', () => {
  test.each([
    ['between', costs(1, 10), 'between', 0.5, 0.625],
    ['all costs are tiny', costs(1e-13, 1e-12), 'between', 0.5, 0.625],
    ['several are as cheap', costs(1, 1, 0), 'between', 0.75, Infinity],
    ['nothing costs anything', costs(0, 0), 'anywhere', -Infinity, Infinity],
    ['only misses cost', costs(0, 1), 'everything', -Infinity, 0.625],
    ['there are only positives out there', costs(1, 1, 1), 'everything', -Infinity, 0.625],
  ] as const)('%s', (_, given, place, low, high) => {
    const chosen = chooseThreshold(MADE, given)!;
    expect(chosen).toMatchObject({ place, low, high });
    expect(chosen.threshold).toBeLessThanOrEqual(high);
    expect(judgeThreshold(MADE, chosen.threshold, given)).toEqual(chosen.outcome);
  });

  test('accepts nothing where the first is wrong', () => {
    const chosen = chooseThreshold(sweep([0.875, 0.75], [0, 1]), costs(10, 1));
    expect(chosen).toMatchObject({ place: 'nothing', low: 0.875, high: Infinity, threshold: 1 });
  });

  test.each([
    ['an empty set', sweep([], []), costs(1, 1)],
    ['a set without the positives that are out there', sweep([0.5], [0]), costs(1, 1, 0.5)],
  ])('is none for %s', (_, made, given) => {
    expect(chooseThreshold(made, given)).toBeNull();
  });
});

describe('an outcome in the words of its rule', () => {
  const { counts } = judgeThreshold(MADE, 0.7, costs(1, 1));
  const { counts: silent } = judgeThreshold(MADE, 1, costs(1, 1));
  test.each([
    ['detector', counts, 1, 2, 1, 2],
    ['top-one', counts, 2, 4, 1, 2],
    ['detector', silent, 0, 2, 0, 2],
    ['top-one', silent, 0, 4, 0, 0],
  ] as const)('%s', (rule, given, count, of, otherCount, otherOf) => {
    expect(sharesOf(rule, given)).toEqual([
      { count, of },
      { count: otherCount, of: otherOf },
    ]);
  });
});

describe('a threshold chosen elsewhere', () => {
  test.each([
    ['between two scores', 0.7, 1, 1, 1, 1, 50],
    ['above all', 1, 0, 0, 2, 2, 50],
    ['below all', 0, 2, 2, 0, 0, 50],
    ['at a score', 0.625, 2, 1, 0, 1, 25],
  ])('%s', (_, threshold, tp, fp, fn, tn, cost) => {
    expect(judgeThreshold(MADE, threshold, costs(1, 1))).toEqual({
      counts: {
        truePositives: tp,
        falsePositives: fp,
        falseNegatives: fn,
        trueNegatives: tn,
      },
      cost,
    });
  });

  test('costs nothing that can be told on an empty set or without positives', () => {
    expect(judgeThreshold(sweep([], []), 0.5, costs(1, 1)).cost).toBeNull();
    expect(judgeThreshold(sweep([0.5], [0]), 0.5, costs(1, 1, 0.5)).cost).toBeNull();
    expect(boundCost(sweep([], []), [], 0.5, costs(1, 1), 5, createRandom(1))).toBeNull();
  });

  test('has an interval around its cost, the same for the same seed', () => {
    const random = createRandom(3);
    const truth = Array.from({ length: 500 }, () => Number(random() < 0.3));
    const made = sweep(
      truth.map((positive) => Math.round(16 * (0.6 * random() + 0.3 * positive)) / 16),
      truth,
    );
    const cost = measureCost(made, 6, costs(2, 1))!;
    const threshold = made.thresholds[6]!;
    const bound = () => boundCost(made, truth, threshold, costs(2, 1), 500, createRandom(1))!;
    expect(bound()).toEqual(bound());
    // The cost is a mean over pictures, so its standard error is known.
    const { falsePositives, falseNegatives } = judgeThreshold(made, threshold, costs(2, 1)).counts;
    const variance = (4 * falsePositives + falseNegatives) / 500 - (cost / 100) ** 2;
    const half = 196 * Math.sqrt(variance / 500);
    expect(Math.abs(bound().low - (cost - half))).toBeLessThan(0.15 * half);
    expect(Math.abs(bound().high - (cost + half))).toBeLessThan(0.15 * half);
  });
});

describe('a promise', () => {
  test.each([
    [5, 'within'],
    [4, 'within'],
    [6, 'within'],
    [3.9, 'dearer'],
    [6.1, 'cheaper'],
  ])('of %d against 4 to 6: %s', (promised, kept) => {
    expect(comparePromise(promised, { low: 4, high: 6 })).toBe(kept);
  });

  test.each([3.9, 4, 6.1])(
    'of %d against one picture, whose interval has no width: untold',
    (at) => {
      const one = sweep([0.5], [1]);
      const came = boundCost(one, [1], 0.75, costs(1, 4), 20, createRandom(1))!;
      expect(came).toEqual({ low: 400, high: 400 });
      expect(comparePromise(at, came)).toBe('untold');
    },
  );
});

describe('the curve of the cost', () => {
  const span = findSpan([MADE]);

  test('has every point where there is room', () => {
    const { x, y } = traceCost(MADE, costs(1, 1), span, 1000)!;
    expect([...y]).toEqual([50, 25, 50, 25, 50]);
    expect(x[0]).toBe(1);
    expect(x[4]).toBeCloseTo(0, 12);
    expect([...x].sort().toReversed()).toEqual([...x]);
  });

  test('keeps the ends, the cheapest and the dearest where there is none', () => {
    const long = sweep(
      Array.from({ length: 40 }, (_, rank) => 0.9 - rank / 100),
      Array.from({ length: 40 }, (_, rank) => Number(rank === 0 || rank > 30)),
    );
    const all = traceCost(long, costs(1, 1), findSpan([long]), 1e6)!;
    const few = traceCost(long, costs(1, 1), findSpan([long]), 2)!;
    expect(all.y).toHaveLength(41);
    expect(few.y.length).toBeLessThan(12);
    expect(Math.min(...few.y)).toBe(Math.min(...all.y));
    expect(Math.max(...few.y)).toBe(Math.max(...all.y));
    expect(few.y.at(-1)).toBe(all.y.at(-1));
  });

  test('is none where no cost can be told', () => {
    expect(traceCost(sweep([], []), costs(1, 1), span, 100)).toBeNull();
    expect(traceCost(sweep([0.5], [1]), costs(1, 1, 0.5), span, 100)).toBeNull();
    expect(traceCost(sweep([0.5], [1]), costs(1, 1, 1), span, 100)).not.toBeNull();
  });
});
