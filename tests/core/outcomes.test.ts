import { describe, expect, test } from 'vitest';
import { traceCost } from '../../src/core/cost-curve.ts';
import type { Costs } from '../../src/core/costs.ts';
import {
  boundPromise,
  chooseThreshold,
  comparePromise,
  isCloseCall,
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
  });
});

describe('a promise', () => {
  /** So many pictures of which a threshold of 0.5 gets so many wrong: half of those missed, half accepted. */
  function sweepMistakes(mistakes: number, pictures: number) {
    const missed = Math.floor(mistakes / 2);
    const scores = Array.from({ length: pictures }, (_, at) =>
      at < mistakes - missed ? 0.75 : 0.25,
    );
    const positive = scores.map((_, at) => Number(at >= pictures - missed));
    return { sweep: sweep(scores, positive), positive };
  }

  /** Interval of the difference of two shares, in percent, by the normal approximation. */
  function approximate([promised, chosenOn]: Rate, [came, judgedOn]: Rate) {
    const [before, after] = [promised / chosenOn, came / judgedOn];
    const variance = (before * (1 - before)) / chosenOn + (after * (1 - after)) / judgedOn;
    const half = 196 * Math.sqrt(variance);
    const middle = 100 * (after - before);
    return { low: middle - half, high: middle + half, half };
  }
  type Rate = readonly [mistakes: number, pictures: number];

  const bound = (promise: Rate, outcome: Rate, given = costs(1, 1), seed = 1) =>
    boundPromise(
      sweepMistakes(...promise),
      sweepMistakes(...outcome),
      0.5,
      given,
      1000,
      createRandom(seed),
    );

  test.each([
    ['nearest neighbour, airplanes', [357, 5_000], [769, 10_000], 'within'],
    ['the network, airplanes', [43, 5_000], [112, 10_000], 'within'],
    ['the same on both', [357, 5_000], [714, 10_000], 'within'],
    ['the same cost, far fewer pictures', [7, 100], [9, 100], 'within'],
    ['clearly dearer', [357, 5_000], [900, 10_000], 'dearer'],
    ['clearly cheaper', [357, 5_000], [540, 10_000], 'cheaper'],
  ] as const)('%s: %j, then %j: %s', (_, promise, outcome, kept) => {
    const bounds = bound(promise, outcome)!;
    const { low, high, half } = approximate(promise, outcome);
    expect(Math.abs(bounds.difference.low - low)).toBeLessThan(0.15 * half);
    expect(Math.abs(bounds.difference.high - high)).toBeLessThan(0.15 * half);
    expect(comparePromise(bounds)).toBe(kept);
  });

  test('outside the interval of what came may still be kept, for it has one of its own', () => {
    const { came, promised, difference } = bound([43, 5_000], [112, 10_000])!;
    expect(0.86).toBeLessThan(came.low);
    expect(promised.high).toBeGreaterThan(came.low);
    expect(difference.low).toBeLessThan(0);
    expect(difference.high).toBeGreaterThan(0);
  });

  test('is drawn alike by the same seed, and both sets apart from each other', () => {
    const set = [30, 500] as const;
    expect(bound(set, set)).toEqual(bound(set, set));
    expect(bound(set, set)).not.toEqual(bound(set, set, costs(1, 1), 2));
    const { promised, difference } = bound(set, set)!;
    // Draws that were the same for both would leave no difference at all.
    const widths = (difference.high - difference.low) / (promised.high - promised.low);
    expect(widths).toBeGreaterThan(1.2);
    expect(widths).toBeLessThan(1.6);
  });

  test('counts what each mistake costs', () => {
    const { came } = bound([50, 500], [100, 500], costs(2, 1))!;
    const [mean, variance] = [0.3, (50 * 4 + 50) / 500 - 0.3 ** 2];
    const half = 1.96 * Math.sqrt(variance / 500);
    expect(Math.abs(came.low - 100 * (mean - half))).toBeLessThan(15 * half);
    expect(Math.abs(came.high - 100 * (mean + half))).toBeLessThan(15 * half);
  });

  test.each([
    ['one picture came', [357, 5_000], [1, 1]],
    ['all that came fare alike', [357, 5_000], [0, 40]],
    ['all it was chosen on fare alike', [0, 40], [769, 10_000]],
    ['neither has any spread', [0, 5], [5, 5]],
  ] as const)('stays untold where %s', (_, promise, outcome) => {
    expect(comparePromise(bound(promise, outcome)!)).toBe('untold');
  });

  test.each([
    ['nothing came', [3, 40], [0, 0], costs(1, 1)],
    ['it was chosen on nothing', [0, 0], [3, 40], costs(1, 1)],
    ['the stated share asks for positives that are not there', [3, 40], [1, 1], costs(1, 1, 0.5)],
  ] as const)('has no bounds where %s', (_, promise, outcome, given) => {
    expect(bound(promise, outcome, given)).toBeNull();
  });

  const interval = (low: number, high: number) => ({ low, high });
  test.each([
    [-1, 1, 'within'],
    [0, 1, 'within'],
    [-1, 0, 'within'],
    [0.1, 1, 'dearer'],
    [-1, -0.1, 'cheaper'],
  ])('with a difference of %d to %d: %s', (low, high, kept) => {
    const [promised, came] = [interval(4, 6), interval(4, 6)];
    expect(comparePromise({ promised, came, difference: interval(low, high) })).toBe(kept);
  });

  test.each([
    [-1, 1, false],
    [-0.11, 0.89, false],
    [-0.09, 0.91, true],
    [-0.91, 0.09, true],
    [0, 1, true],
    [-1, 0, true],
    [0.09, 1.09, true],
    [0.11, 1.11, false],
    [-1.09, -0.09, true],
    [-1.11, -0.11, false],
    [1e-9, 1.5e-8, true],
  ])('a difference of %d to %d is a close call: %s', (low, high, isClose) => {
    const [promised, came] = [interval(4, 6), interval(4, 6)];
    expect(isCloseCall({ promised, came, difference: interval(low, high) })).toBe(isClose);
  });
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
