import { describe, expect, test } from 'vitest';
import {
  interpolateTau,
  MAX_K,
  parseNearestCalibration,
} from '../../../src/engine/nearest-neighbour/calibration.ts';

const row = (first: number) => Array.from({ length: MAX_K }, (_, index) => first + index);
const calibration = {
  defaults: { metric: 'l1' as const, k: 5 },
  references: [100, 10_000],
  tau: { l1: [row(16), row(1)], l2: [row(2), row(2)] },
};

describe('tau by number of references', () => {
  test.each([
    ['at a fitted number', 'l1', 1, 100, 16],
    ['at the other', 'l1', 1, 10_000, 1],
    ['half way in log references', 'l1', 1, 1000, 4],
    ['below the first', 'l1', 1, 1, 16],
    ['without references', 'l1', 1, 0, 16],
    ['above the last', 'l1', 1, 1e9, 1],
    ['for another k', 'l1', 15, 10_000, 15],
    ['for the other metric', 'l2', 1, 3000, 2],
  ] as const)('%s', (_, metric, k, references, tau) => {
    expect(interpolateTau(calibration, metric, k, references)).toBeCloseTo(tau, 12);
  });
});

describe('a calibration that is not one names the field', () => {
  test.each([
    ['defaults.k', { ...calibration, defaults: { metric: 'l1', k: 16 } }],
    ['defaults.metric', { ...calibration, defaults: { metric: 'l3', k: 1 } }],
    ['tau.l1.0', { ...calibration, tau: { ...calibration.tau, l1: [[1], row(1)] } }],
    ['tau.l2.1.0', { ...calibration, tau: { ...calibration.tau, l2: [row(1), row(0)] } }],
    ['row for each', { ...calibration, references: [100] }],
    ['the whole', null],
  ])('%s', (field, value) => {
    expect(() => parseNearestCalibration(value)).toThrow(field);
  });

  test('a good one passes', () => {
    expect(parseNearestCalibration(calibration)).toEqual(calibration);
  });
});
