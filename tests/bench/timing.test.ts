import { describe, expect, it } from 'vitest';
import type { Ratio } from './ratios.ts';
import { divide, divideByAllowed, holds } from './ratios.ts';
import { collectInTurn, summarise } from './timing.ts';

describe('rounds in turn', () => {
  it('alternate, and leave the first one out', async () => {
    const order: string[] = [];
    const way = (name: string, milliseconds: number) => ({
      name,
      time: (round: number) => {
        order.push(`${name}${round}`);
        return Promise.resolve(milliseconds + round);
      },
    });
    const times = await collectInTurn([way('a', 10), way('b', 50)], 3);
    expect(order).toEqual(['a-1', 'b-1', 'a0', 'b0', 'a1', 'b1', 'a2', 'b2']);
    expect(times.get('a')).toEqual({ median: 11, rounds: [10, 11, 12] });
    expect(times.get('b')).toEqual({ median: 51, rounds: [50, 51, 52] });
  });
});

describe('the median', () => {
  it.each([
    ['of none', [], NaN],
    ['of one', [3], 3],
    ['of an even number: between the middle two', [10, 2, 4, 1], 3],
    ['whatever the order', [9, 1, 5], 5],
  ])('%s', (_, rounds, median) => {
    expect(summarise(rounds)).toEqual({ median, rounds });
  });
});

describe('a ratio', () => {
  const slow = summarise([20, 30, 50]);
  const fast = summarise([10, 15, 12]);
  it.each([
    ['divides medians, at worst the slowest by the fastest', divide('', slow, fast, 3), 2.5, 5],
    ['of what was not timed is none', divide('', null, fast, 3), null, null],
    ['by what was not timed is none', divide('', slow, undefined, 3), null, null],
    ['of what is allowed', divideByAllowed('', slow, 60), 0.5, 50 / 60],
  ])('%s', (_, ratio, value, worst) => {
    expect(ratio).toMatchObject({ value, worst });
  });
});

describe('whether a ratio holds', () => {
  const ratio = (value: number | null, most: number | null): Ratio => {
    return { name: 'a / b', value, worst: null, most };
  };
  it.each([
    ['below what it may be', ratio(0.09, 0.1), true],
    ['just that', ratio(0.1, 0.1), true],
    ['above', ratio(0.11, 0.1), false],
    ['no number at all', ratio(NaN, 0.1), false],
    ['not to be had', ratio(null, 0.1), null],
    ['nothing asked of it', ratio(0.5, null), null],
  ])('%s', (_, one, answer) => {
    expect(holds(one)).toBe(answer);
  });
});
