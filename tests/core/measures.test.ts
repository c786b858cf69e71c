import { describe, expect, test } from 'vitest';
import { computeCalibrationError } from '../../src/core/calibration.ts';
import { computeWilsonInterval } from '../../src/core/intervals.ts';

describe('Wilson intervals', () => {
  test.each([
    [3, 41, 0.0252, 0.1943],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [4000, 10_000, 0.3904, 0.4096],
  ])('%i of %i', (hits, total, low, high) => {
    const interval = computeWilsonInterval(hits, total);
    expect(interval[0]).toBeCloseTo(low, 3);
    expect(interval[1]).toBeCloseTo(high, 3);
  });

  test('0 of 0 is not a number', () => {
    expect(computeWilsonInterval(0, 0)).toEqual([NaN, NaN]);
  });
});

describe('the expected calibration error', () => {
  test.each([
    ['sure and right', [1, 1], [1, 1], 15, 0],
    ['sure and wrong', [1, 1], [0, 0], 15, 1],
    ['0 falls in the first bin', [0, 0.05], [0, 0], 15, 0.025],
    ['half right at one half', [0.5, 0.5], [1, 0], 15, 0],
    ['bins are closed on the right', [0.5, 0.51], [1, 0], 2, (0.5 + 0.51) / 2],
    ['in one bin errors make up for each other', [0.6, 0.9], [1, 0], 2, 0.25],
  ])('%s', (_, confidences, right, bins, error) => {
    const computed = computeCalibrationError(
      Float32Array.from(confidences),
      Uint8Array.from(right),
      bins,
    );
    expect(computed).toBeCloseTo(error, 6);
  });

  test('of no pictures is not a number', () => {
    expect(computeCalibrationError(new Float32Array(0), new Uint8Array(0))).toBeNaN();
  });
});
