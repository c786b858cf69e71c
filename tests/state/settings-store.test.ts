import { expect, test } from 'vitest';
import { createPaced } from '../../src/state/paced.ts';
import { INITIAL_SETTINGS } from '../../src/state/settings.ts';
import { createSettings } from '../../src/state/settings.svelte.ts';

test('every change is told, with what was before', () => {
  const told: [number, number, boolean][] = [];
  const store = createSettings(INITIAL_SETTINGS, (now, before, isOnward) =>
    told.push([before.k, now.k, isOnward]),
  );
  store.change({ k: 3 });
  store.change({ k: 7 });
  store.restore({ k: 1 });
  store.change({ k: 9 }, true);
  expect(told).toEqual([
    [INITIAL_SETTINGS.k, 3, false],
    [3, 7, false],
    [1, 9, true],
  ]);
  expect(store.current.k).toBe(9);
});

test('the link keeps what was settled until it is settled anew', () => {
  const settled: number[] = [];
  const store = createSettings(INITIAL_SETTINGS, undefined, ({ k }) => settled.push(k));
  store.change({ k: 3 });
  expect(store.settled.k).toBe(INITIAL_SETTINGS.k);
  store.settle();
  expect(store.settled.k).toBe(3);
  expect(settled).toEqual([3]);
});

test('what is paced is done at once, and once more after a pause, however often it is asked', async () => {
  let done = 0;
  const ask = createPaced(() => done++, 5);
  ask();
  ask();
  ask();
  expect(done).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(done).toBe(2);
});
