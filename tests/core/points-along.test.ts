import { describe, expect, test } from 'vitest';
import { choosePointsAlong } from '../../src/core/points-along.ts';

const choose = (places: readonly number[], count = 3) =>
  choosePointsAlong(Float64Array.from(places), count);

describe('points evenly along an axis', () => {
  test.each<[string, number[], number, number[]]>([
    ['the ends, and the nearest to each place between', [0, 0.1, 0.4, 0.55, 1], 3, [0, 3, 4]],
    [
      'of several at a place the last, besides the first of all',
      [0, 0, 0.5, 0.5, 1],
      3,
      [0, 1, 3, 4],
    ],
    ['crowded points as seldom as others', [0, 0.01, 0.02, 0.03, 0.04, 1], 3, [0, 4, 5]],
    ['falling places, as of thresholds', [1, 0.9, 0.45, 0], 3, [0, 2, 3]],
    [
      'what has no place left out, but for the first and the last',
      [NaN, 0.2, 0.5, 0.8, NaN],
      3,
      [0, 1, 2, 3, 4],
    ],
    ['no places at all: the first and the last', [NaN, NaN, NaN], 3, [0, 2]],
    ['one point', [0.5], 3, [0]],
    ['none', [], 3, []],
    ['all at one place', [0.5, 0.5, 0.5], 3, [0, 2]],
  ])('%s', (_, places, count, expected) => {
    expect(choose(places, count)).toEqual(expected);
  });

  test('no more than asked for, besides the first and the last', () => {
    const places = Float64Array.from({ length: 10_000 }, (_, at) => Math.log(1 + at));
    expect(choosePointsAlong(places, 15).length).toBeLessThanOrEqual(17);
  });
});
