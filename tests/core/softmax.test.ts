import { describe, expect, test } from 'vitest';
import { softmax } from '../../src/core/softmax.ts';

describe('softmax', () => {
  test('makes shares of logits, and levels them with the temperature', () => {
    expect(softmax([0, Math.log(3)], 1)).toEqual([expect.closeTo(0.25), expect.closeTo(0.75)]);
    expect(softmax([0, 2 * Math.log(3)], 2)[1]).toBeCloseTo(0.75);
  });

  test('is even among equals, and stays a number however large they are', () => {
    expect(softmax([7, 7, 7, 7], 1)).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(softmax([1e6, 0], 1)).toEqual([1, 0]);
  });
});
