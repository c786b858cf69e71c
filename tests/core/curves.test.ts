import { describe, expect, test } from 'vitest';
import {
  measureAuc,
  measureAveragePrecision,
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
