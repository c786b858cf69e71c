import { describe, expect, test } from 'vitest';
import { findNeededLogit, findNeededLogitAmong } from '../../src/core/needed-logit.ts';

describe('the logit that a threshold needs', () => {
  test.each([0.1, 0.5, 0.93])('gives the score %d through a sigmoid', (threshold) => {
    const logit = findNeededLogit(threshold, 2.5, -1.2);
    expect(1 / (1 + Math.exp(-(2.5 * logit - 1.2)))).toBeCloseTo(threshold);
  });

  test.each([0.1, 0.5, 0.93])('gives the score %d among other classes', (threshold) => {
    const logits = [3, -2, 7, 900];
    logits[2] = findNeededLogitAmong(threshold, logits, 2, 1.5);
    const odds = logits.map((logit) => Math.exp((logit - 900) / 1.5));
    const all = odds.reduce((sum, value) => sum + value, 0);
    expect(odds[2]! / all).toBeCloseTo(threshold);
  });

  test('is without bound for a threshold that all reach, or none', () => {
    expect(findNeededLogit(0, 1, 0)).toBe(-Infinity);
    expect(findNeededLogit(1, 1, 0)).toBe(Infinity);
    expect(findNeededLogitAmong(0, [1, 2], 0, 1)).toBe(-Infinity);
    expect(findNeededLogitAmong(1, [1, 2], 0, 1)).toBe(Infinity);
  });
});
