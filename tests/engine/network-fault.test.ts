import { describe, expect, it } from 'vitest';
import { findFault } from '../../src/engine/network/fault.ts';

const good = [0.91, ...Array<number>(9).fill(0.01)];

describe('an answer is refused', () => {
  it.each([
    ['all zeros, as a lost and restored context gives', Array<number>(10).fill(0), /score 0/],
    ['the same for every class', Array<number>(10).fill(0.1), /Every class has the score/],
    ['not a number', [Number.NaN, ...good.slice(1)], /not numbers/],
    ['infinite', [Infinity, ...good.slice(1)], /sum to Infinity/],
    ['not summing to one', [0.5, ...good.slice(1)], /sum to 0.5[89]/],
    ['wrong in its second picture only', [...good, ...Array<number>(10).fill(0)], /score 0/],
  ])('%s', (_, scores, message) => {
    expect(findFault(Float32Array.from(scores))).toMatch(message);
  });

  it('that is not the known one', () => {
    const scores = Float32Array.from(good);
    expect(findFault(scores, scores)).toBeNull();
    expect(findFault(scores, scores.toReversed())).toMatch(/known picture/);
    expect(findFault(scores, scores.fill(Number.NaN))).toMatch(/not numbers/);
  });
});

it('every other answer passes', () => {
  expect(findFault(Float32Array.from(good))).toBeNull();
  expect(findFault(Float32Array.from([...good, ...good.toReversed()]))).toBeNull();
  expect(findFault(Float32Array.from([1, ...Array<number>(9).fill(0)]))).toBeNull();
  expect(findFault(new Float32Array(0))).toBeNull();
});
