import { describe, expect, test } from 'vitest';
import type { CalibrationBin } from '../../src/core/calibration.ts';
import {
  computeCalibrationError,
  findLeaning,
  measureChanceError,
} from '../../src/core/calibration.ts';
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

/** Neighbouring bins from 0 on, each of so many pictures, right ones, and this confidence. */
const bin = (
  ...all: readonly (readonly [count: number, right: number, confidence: number])[]
): CalibrationBin[] =>
  all.map(([count, right, confidence], at) => ({
    low: at / all.length,
    high: (at + 1) / all.length,
    count,
    right,
    confidence,
  }));

describe('the calibration error that chance alone makes', () => {
  /** Mean distance of a binomial count from its mean, term by term. */
  function spread(count: number, share: number): number {
    let [sum, ways] = [0, 1];
    for (let right = 0; right <= count; right++) {
      const likelihood = ways * share ** right * (1 - share) ** (count - right);
      sum += likelihood * Math.abs(right - count * share);
      ways = (ways * (count - right)) / (right + 1);
    }
    return sum;
  }

  test.each([
    ['one picture', bin([1, 1, 0.5]), 0.5],
    ['a few', bin([7, 1, 0.3]), spread(7, 0.3) / 7],
    ['a mean that is a whole number', bin([10, 1, 0.4]), spread(10, 0.4) / 10],
    ['the sure ones', bin([5, 5, 1], [5, 0, 0]), 0],
    ['two bins', bin([8, 1, 0.3], [24, 9, 0.8]), (spread(8, 0.3) + spread(24, 0.8)) / 32],
    ['an empty bin beside', bin([0, 0, NaN], [7, 1, 0.3]), spread(7, 0.3) / 7],
  ])('%s', (_, bins, error) => {
    expect(measureChanceError(bins)).toBeCloseTo(error, 12);
  });

  test('of ten thousand is that of the normal distribution', () => {
    const normal = Math.sqrt((2 / Math.PI) * 0.9 * 0.1 * 10_000) / 10_000;
    expect(measureChanceError(bin([10_000, 1, 0.9]))).toBeCloseTo(normal, 6);
  });

  test('of no pictures is not a number', () => {
    expect(measureChanceError(bin([0, 0, NaN]))).toBeNaN();
  });
});

describe('where answers lean', () => {
  const surer = [100, 50, 0.8] as const;
  const less = [100, 50, 0.2] as const;
  const even = [100, 50, 0.55] as const;
  const empty = [0, 0, NaN] as const;

  test.each([
    ['nowhere', [even, even], 'even', []],
    ['one way everywhere', [surer, surer], 'surer', []],
    ['one way, and not everywhere', [less, even], 'less-sure', []],
    ['both ways, and not on the whole', [less, surer], 'even', ['less-sure 0-0.5', 'surer 0.5-1']],
    [
      'the other way in neighbours',
      [[900, 300, 0.1], surer, surer, even],
      'less-sure',
      ['surer 0.25-0.75'],
    ],
    [
      'the other way in two places',
      [surer, [900, 300, 0.1], empty, surer],
      'less-sure',
      ['surer 0-0.25', 'surer 0.75-1'],
    ],
    ['nowhere, of none', [empty], 'even', []],
  ] as const)('%s', (_, bins, whole, ranges) => {
    const leaning = findLeaning(bin(...bins));
    expect(leaning.whole).toBe(whole);
    expect(leaning.elsewhere.map(({ lean, low, high }) => `${lean} ${low}-${high}`)).toEqual(
      ranges,
    );
  });

  test('as much as chance alone can is no leaning, and so less with more pictures', () => {
    expect(findLeaning(bin([1_000, 941, 0.953])).whole).toBe('even');
    expect(findLeaning(bin([10_000, 9_417, 0.953])).whole).toBe('surer');
  });
});
