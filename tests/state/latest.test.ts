import { expect, test } from 'vitest';
import { createLatest } from '../../src/state/latest.svelte.ts';

/** Work that ends when the test says so, unless it is ended before. */
function createWork() {
  let resolve!: (result: string) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<string>((...ends) => ([resolve, reject] = ends));
  const work = (signal: AbortSignal) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    return promise;
  };
  return { work, resolve, reject };
}

test('work is under way until it has given its result', async () => {
  const latest = createLatest();
  const { work, resolve } = createWork();
  expect(latest.isBusy).toBe(false);
  const run = latest.run(work);
  expect(latest.isBusy).toBe(true);
  resolve('done');
  expect(await run).toBe('done');
  expect(latest.isBusy).toBe(false);
});

test('what fails says so', async () => {
  const latest = createLatest();
  const { work, reject } = createWork();
  const run = latest.run(work);
  reject(new Error('No file.'));
  await expect(run).rejects.toThrow('No file.');
  expect(latest.isBusy).toBe(false);
});

test('newer work ends the older, and is still under way after that', async () => {
  const latest = createLatest();
  const [older, newer] = [createWork(), createWork()];
  const runs = [latest.run(older.work), latest.run(newer.work)];
  expect(await runs[0]).toBeNull();
  expect(latest.isBusy).toBe(true);
  newer.resolve('newer');
  expect(await runs[1]).toBe('newer');
});

test('stopped work is over at once, and gives nothing', async () => {
  const latest = createLatest();
  const run = latest.run(createWork().work);
  latest.stop();
  expect(latest.isBusy).toBe(false);
  expect(await run).toBeNull();
});
