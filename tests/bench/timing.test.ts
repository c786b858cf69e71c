import { describe, expect, it } from 'vitest';
import type { Ratio } from './ratios.ts';
import { holds } from './ratios.ts';
import { collectInTurn, summarise } from './timing.ts';

describe('rounds in turn', () => {
  it('alternate, leave the first one out, and end early for a way with fewer', async () => {
    const order: string[] = [];
    const way = (name: string, rounds: number, milliseconds: number) => ({
      name,
      rounds,
      time: (round: number) => {
        order.push(`${name}${round}`);
        return Promise.resolve(milliseconds + round);
      },
    });
    const times = await collectInTurn([way('a', 3, 10), way('b', 1, 50)]);
    expect(order).toEqual(['a-1', 'b-1', 'a0', 'b0', 'a1', 'a2']);
    expect(times.get('a')).toEqual({ median: 11, low: 10, high: 12, rounds: 3 });
    expect(times.get('b')).toEqual({ median: 50, low: 50, high: 50, rounds: 1 });
  });

  it('of none are no time', () => {
    expect(summarise([])).toEqual({ median: NaN, low: NaN, high: NaN, rounds: 0 });
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
