import { expect, it } from 'vitest';
import { inLanes } from '../../src/data/offline/in-lanes.ts';

it.each([
  [0, 3, 0],
  [2, 3, 2],
  [10, 1, 1],
  [10, 3, 3],
])('%i items in %i lanes: all are done, %i at a time at most', async (count, lanes, most) => {
  const items = Array.from({ length: count }, (_, index) => index);
  const done: number[] = [];
  let running = 0;
  let peak = 0;
  await inLanes(items, lanes, async (item) => {
    peak = Math.max(peak, ++running);
    await Promise.resolve();
    running--;
    done.push(item);
  });
  expect(done.sort((a, b) => a - b)).toEqual(items);
  expect(peak).toBe(most);
});

it('rejects with the first failure', async () => {
  const fail = (item: number) => Promise.reject(new Error(`item ${item}`));
  await expect(inLanes([1, 2, 3], 2, fail)).rejects.toThrow('item 1');
});
