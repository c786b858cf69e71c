import { describe, expect, test } from 'vitest';
import {
  measureAuc,
  measureAveragePrecision,
  measureLeastRiskArea,
  measureRiskArea,
  tracePrecisionRecall,
  traceRisk,
  traceRoc,
} from '../../src/core/curves.ts';
import { sweepScores } from '../../src/core/sweep.ts';

const sweep = (scores: readonly number[], truth: readonly number[]) =>
  sweepScores(Float32Array.from(scores), truth);

describe('golden vectors of scikit-learn 1.9.1', () => {
  test('four scores', () => {
    const made = sweep([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]);
    expect([...made.thresholds]).toEqual([Infinity, ...[0.8, 0.4, 0.35, 0.1].map(Math.fround)]);
    const roc = traceRoc(made);
    expect([...roc.x]).toEqual([0, 0, 0.5, 0.5, 1]);
    expect([...roc.y]).toEqual([0, 0.5, 0.5, 1, 1]);
    // scikit-learn lists the same points from the lowest threshold on, then (0, 1).
    const { x, y } = tracePrecisionRecall(made);
    expect([...y].reverse()).toEqual([0.5, 2 / 3, 0.5, 1]);
    expect([...x].reverse()).toEqual([1, 1, 0.5, 0.5]);
    expect(measureAveragePrecision(made)).toBeCloseTo(5 / 6, 12);
    expect(measureAuc(made)).toBe(0.75);
  });

  test('ties', () => {
    const made = sweep([0.5, 0.5, 0.5, 0.2, 0.9, 0.9], [0, 1, 1, 0, 1, 0]);
    const roc = traceRoc(made);
    expect([...roc.x]).toEqual([0, 1 / 3, 2 / 3, 1]);
    expect([...roc.y]).toEqual([0, 1 / 3, 1, 1]);
    expect(measureAuc(made)).toBeCloseTo(0.6111, 4);
    expect(measureAveragePrecision(made)).toBeCloseTo(0.5667, 4);
  });
});

describe('risk and coverage as fd-shifts has them', () => {
  const loss = [0, 0, 1, 0, 1, 1];
  const made = sweep(
    [0.95, 0.9, 0.9, 0.8, 0.6, 0.55],
    loss.map((wrong) => 1 - wrong),
  );

  test('only at distinct confidences', () => {
    const { x, y } = traceRisk(made, false);
    expect([...x]).toEqual([1 / 6, 1 / 2, 2 / 3, 5 / 6, 1]);
    expect([...y]).toEqual([0, 1 / 3, 1 / 4, 2 / 5, 1 / 2]);
  });

  test.each([
    ['AURC', false, 0.233333],
    ['AUGRC', true, 0.166667],
  ])('%s', (_, isGeneralised, area) => {
    expect(measureRiskArea(made, isGeneralised)).toBeCloseTo(area, 6);
  });

  test('the area of one tie is its risk', () => {
    expect(measureRiskArea(sweep([0.5, 0.5], [1, 0]), false)).toBe(0.5);
  });
});

describe('the least area under risk and coverage', () => {
  // The mean risk over the pictures, but for the ends of the trapezoids.
  test.each([
    ['one in ten', 10_000, 1_000, 0.1 * Math.log(0.1) + 0.9],
    ['half', 10_000, 5_000, 0.5 * Math.log(0.5) + 0.5],
  ])('%s of 10,000: near 1 - p + p ln p', (_, total, positives, expected) => {
    expect(measureLeastRiskArea({ total, positives }, false)).toBeCloseTo(expected, 3);
  });

  test('is reached by an order without a mistake, and by no other', () => {
    const ordered = sweep([0.9, 0.8, 0.7, 0.6], [1, 1, 0, 0]);
    const wrong = sweep([0.9, 0.8, 0.7, 0.6], [1, 0, 1, 0]);
    for (const isGeneralised of [false, true]) {
      const least = measureLeastRiskArea(ordered, isGeneralised);
      expect(measureRiskArea(ordered, isGeneralised)).toBe(least);
      expect(measureRiskArea(wrong, isGeneralised)).toBeGreaterThan(least);
    }
  });

  test.each([
    ['positives only', 3, 3, 0],
    ['negatives only', 3, 0, 1],
    ['no pictures', 0, 0, NaN],
  ])('%s', (_, total, positives, expected) => {
    expect(measureLeastRiskArea({ total, positives }, false)).toBe(expected);
  });
});

describe('degenerate sets', () => {
  test.each([
    ['positives only', [0.2, 0.8], [1, 1], NaN, 1],
    ['negatives only', [0.2, 0.8], [0, 0], NaN, 0],
    ['empty', [], [], NaN, 0],
    ['all equal', [0.5, 0.5, 0.5, 0.5], [0, 1, 0, 1], 0.5, 0.5],
  ])('%s', (_, scores, truth, auc, averagePrecision) => {
    const made = sweep(scores, truth);
    expect(measureAuc(made)).toBe(auc);
    expect(measureAveragePrecision(made)).toBe(averagePrecision);
  });

  test('no pictures have no risk', () => {
    expect(measureRiskArea(sweep([], []), false)).toBeNaN();
  });
});
