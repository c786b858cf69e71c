import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Measure } from '../../src/core/bootstrap.ts';
import { boundFigures, drawFigures } from '../../src/core/bootstrap.ts';
import { answerAll, countConfusion, tabulateConfusion } from '../../src/core/confusion.ts';
import { findCheapest, measureCost } from '../../src/core/costs.ts';
import { measureAuc, measureAveragePrecision, measureRiskArea } from '../../src/core/curves.ts';
import { decideTopOne } from '../../src/core/decide.ts';
import { testMcNemar } from '../../src/core/mcnemar.ts';
import { createRandom } from '../../src/core/random.ts';
import type { Sweep } from '../../src/core/sweep.ts';
import { sweepScores } from '../../src/core/sweep.ts';

const sweep = (scores: readonly number[], truth: readonly number[]) =>
  sweepScores(Float32Array.from(scores), truth);

describe('the cheapest threshold', () => {
  const made = sweep([0.9, 0.8, 0.7, 0.6], [1, 0, 1, 0]);
  const costs = (falsePositive: number, miss: number, prevalence: number | null = null) => ({
    falsePositive,
    miss,
    prevalence,
  });

  test.each([
    ['equal costs: several are best, the lowest is taken', costs(1, 1), 3, 3, 3, 25],
    ['misses are dear', costs(1, 10), 3, 3, 3, 25],
    ['false positives are dear', costs(10, 1), 1, 1, 1, 25],
    ['nothing costs anything', costs(0, 0), 4, 0, 4, 0],
    ['positives are rare out there', costs(1, 1, 0.01), 1, 1, 1, 0.5],
    ['there are none out there', costs(1, 1, 0), 1, 0, 1, 0],
  ])('%s', (_, given, point, from, to, cost) => {
    const found = findCheapest(made, given)!;
    expect(found).toMatchObject({ point, from, to });
    expect(found.cost).toBeCloseTo(cost, 12);
  });

  test('no cost can be told of an empty set, or of positives that it lacks', () => {
    expect(findCheapest(sweep([], []), costs(1, 1))).toBeNull();
    expect(measureCost(sweep([0.5], [0]), 0, costs(1, 1, 0.5))).toBeNull();
  });
});

describe('the confusion matrix agrees with a recount', () => {
  test('at any threshold', () => {
    const level = fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8);
    const picture = fc.record({
      scores: fc.array(level, { minLength: 10, maxLength: 10 }),
      label: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(picture, { maxLength: 30 }), level, (pictures, threshold) => {
        const scores = Float32Array.from(pictures.flatMap((one) => one.scores));
        const labels = Uint8Array.from(pictures, ({ label }) => label);
        const matrix = new Uint32Array(110).fill(7);
        countConfusion(tabulateConfusion(answerAll(scores, labels), labels), threshold, matrix);
        const naive = new Uint32Array(110);
        for (const one of pictures) {
          naive[one.label * 11 + (decideTopOne(one.scores, threshold) ?? 10)]!++;
        }
        expect(matrix).toEqual(naive);
      }),
    );
  });
});

describe("McNemar's exact test", () => {
  test.each([
    [0, 0, 1],
    [5, 5, 1],
    [1, 9, 0.021484375],
    [0, 10, 0.001953125],
    [10, 0, 0.001953125],
  ])('%i against %i', (one, other, likelihood) => {
    expect(testMcNemar(one, other)).toBeCloseTo(likelihood, 12);
  });

  test('thousands of discordant pictures do not underflow', () => {
    expect(testMcNemar(2400, 2600)).toBeGreaterThan(0.004);
    expect(testMcNemar(2400, 2600)).toBeLessThan(0.006);
  });
});

describe('the bootstrap', () => {
  const bound = (of: Sweep, positive: readonly number[], measure: Measure, draws: number) =>
    boundFigures(drawFigures(of, positive, measure, draws, createRandom(1)));
  const random = createRandom(7);
  const truth = Array.from({ length: 400 }, () => Number(random() < 0.4));
  const made = sweep(
    truth.map((positive) => Math.round(20 * (0.6 * random() + 0.25 * positive)) / 20),
    truth,
  );

  test.each([
    ['AUC', measureAuc],
    ['average precision', measureAveragePrecision],
    ['AURC', (one: Parameters<typeof measureAuc>[0]) => measureRiskArea(one, false)],
  ])('surrounds the %s, the same for the same seed', (_, measure) => {
    const interval = bound(made, truth, measure, 200)!;
    expect(interval.low).toBeLessThan(measure(made));
    expect(interval.high).toBeGreaterThan(measure(made));
    expect(interval.high - interval.low).toBeLessThan(0.15);
    expect(bound(made, truth, measure, 200)).toEqual(interval);
  });

  test('is unknown where the figure is', () => {
    expect(bound(sweep([], []), [], measureAuc, 5)).toBeNull();
    expect(bound(sweep([0.5], [1]), [1], measureAuc, 5)).toBeNull();
  });
});
