import { describe, expect, it } from 'vitest';
import type { PassTimes } from '../../src/engine/network/slices.ts';
import { chooseSlice, createSlices } from '../../src/engine/network/slices.ts';

const SIZES = [1, 8, 64];
const MANY = 1_000;

const timesOf = (times: Readonly<Record<number, number | number[]>>): PassTimes =>
  new Map(Object.entries(times).map(([size, time]) => [Number(size), [time].flat()]));

describe('the slice of a batch', () => {
  it.each<[string, number[], Readonly<Record<number, number | number[]>>, number, number]>([
    ['starts small where nothing was timed', SIZES, {}, MANY, 1],
    ['tries the next size where one picture leaves the page its frames', SIZES, { 1: 9 }, MANY, 8],
    ['stays small where one picture does not', SIZES, { 1: 11 }, MANY, 1],
    ['stays small where software draws', SIZES, { 1: 360 }, MANY, 1],
    ['goes back where the next size takes too long', SIZES, { 1: 9, 8: 60 }, MANY, 1],
    ['keeps a size that leaves the page its frames', SIZES, { 1: 9, 8: 14, 64: 90 }, MANY, 8],
    ['does not count the time that a pass takes anyway', SIZES, { 1: 9, 8: 11 }, MANY, 64],
    ['takes the largest where it is fast enough', SIZES, { 1: 9, 8: 10, 64: 17 }, MANY, 64],
    ['waits for a time of the size that it tries', SIZES, { 8: 10 }, MANY, 1],
    ['forgives one slow moment', SIZES, { 1: 9, 8: [60, 10, 60], 64: 100 }, MANY, 8],
    ['sees times that differ the wrong way round', SIZES, { 1: 9, 8: 8, 64: 8 }, MANY, 64],
    ['ends with single pictures', SIZES, { 1: 5, 8: 6, 64: 8 }, 3, 1],
    ['fills up half a slice', SIZES, { 1: 5, 8: 6, 64: 8 }, 4, 8],
    ['fills up no more of a large one', SIZES, { 1: 5, 8: 6, 64: 8 }, 31, 8],
    ['fills up half of a large one', SIZES, { 1: 5, 8: 6, 64: 8 }, 32, 64],
    ['is the only size there is', [8], { 8: 500 }, MANY, 8],
    ['is the only size there is, for one picture', [8], {}, 1, 8],
  ])('%s', (_, sizes, times, left, expected) => {
    expect(chooseSlice(sizes, timesOf(times), left)).toBe(expected);
  });

  it('is of a size that has been through before, and makes each size ready once', () => {
    const slices = createSlices(SIZES);
    expect([slices.choose(MANY), slices.findUntried()]).toEqual([1, null]);
    slices.record(1, 500);
    expect([slices.choose(MANY), slices.findUntried()]).toEqual([1, null]);
    slices.record(1, 9);
    expect([slices.choose(MANY), slices.findUntried(), slices.findUntried()]).toEqual([1, 8, null]);
    slices.record(8, 500);
    expect([slices.choose(MANY), slices.findUntried()]).toEqual([8, null]);
    slices.record(8, 12);
    expect([slices.choose(MANY), slices.findUntried(), slices.findUntried()]).toEqual([
      8,
      64,
      null,
    ]);
    slices.record(64, 500);
    slices.record(64, 300);
    expect([slices.choose(MANY), slices.findUntried()]).toEqual([8, null]);
  });

  it('grows smaller when a machine slows down for longer than a moment', () => {
    const slices = createSlices(SIZES);
    for (const size of [1, 1, 8]) slices.record(size, 5);
    const chosen = [6, 60, 60, 60].map((milliseconds) => {
      slices.record(8, milliseconds);
      return slices.choose(MANY);
    });
    expect(chosen).toEqual([8, 8, 8, 1]);
  });

  it('is always as large where there is one size', () => {
    const slices = createSlices([8]);
    for (const milliseconds of [500, 500]) slices.record(8, milliseconds);
    expect([slices.choose(1), slices.choose(MANY), slices.findUntried()]).toEqual([8, 8, null]);
  });
});
