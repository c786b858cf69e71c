import { describe, expect, test } from 'vitest';
import type { ChannelMaps } from '../../src/core/feature-maps.ts';
import { measureChannel, rankChannels, takeChannel } from '../../src/core/feature-maps.ts';

/** Two rows of three places, two channels. */
const maps: ChannelMaps = {
  height: 2,
  width: 3,
  channels: 2,
  values: Float32Array.of(0, 1, 0, 1, 5, 1, 0, 1, 5, 1, 0, 1),
};

describe('the channels of feature maps', () => {
  test('are every so-many-th value', () => {
    expect([...takeChannel(maps, 0)]).toEqual([0, 0, 5, 0, 5, 0]);
    expect([...takeChannel(maps, 1)]).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test('are measured: most, mean, and where the first of equals lies', () => {
    expect(measureChannel(maps, 0)).toEqual({
      channel: 0,
      most: 5,
      mean: expect.closeTo(10 / 6) as number,
      row: 0,
      column: 2,
    });
    expect(measureChannel(maps, 1)).toMatchObject({ most: 1, mean: 1, row: 0, column: 0 });
  });

  test('are ranked by their largest value, of equals the earlier first', () => {
    expect(rankChannels(maps).map(({ channel }) => channel)).toEqual([0, 1]);
    const equal = { ...maps, values: new Float32Array(12) };
    expect(rankChannels(equal).map(({ channel }) => channel)).toEqual([0, 1]);
    expect(rankChannels(equal)[0]).toMatchObject({ most: 0, mean: 0, row: 0, column: 0 });
  });
});
