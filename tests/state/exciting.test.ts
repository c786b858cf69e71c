import { describe, expect, test } from 'vitest';
import type { OnProgress } from '../../src/data/progress.ts';
import type { Exciting } from '../../src/engine/contract.ts';
import { createExcitingSearch } from '../../src/state/exciting.svelte.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));
const exciting = { pixels: new Uint8Array(0), labels: new Uint8Array(0) } as unknown as Exciting;

/** A search whose finds the test settles. */
function create() {
  const finds: {
    signal: AbortSignal;
    onProgress: OnProgress;
    resolve: (found: Exciting) => void;
    reject: (error: Error) => void;
  }[] = [];
  const search = createExcitingSearch(
    (signal, onProgress) =>
      new Promise((resolve, reject) => {
        finds.push({ signal, onProgress, resolve, reject });
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
  );
  return { search, finds };
}

describe('the search for exciting pictures', () => {
  test('is made once, and tells how far it is', async () => {
    const { search, finds } = create();
    search.start();
    search.start();
    finds[0]!.onProgress({ done: 4, total: 8, unit: 'pictures' });
    expect(search.progress?.done).toBe(4);
    finds[0]!.resolve(exciting);
    await settled();
    search.start();
    expect([search.found, search.progress, finds.length]).toEqual([exciting, null, 1]);
  });

  test('can be given up and started again, and hears no more of the first', async () => {
    const { search, finds } = create();
    search.start();
    search.cancel();
    expect([finds[0]!.signal.aborted, search.progress]).toEqual([true, null]);
    search.start();
    finds[0]!.onProgress({ done: 7, total: 8, unit: 'pictures' });
    await settled();
    expect([search.progress?.done, search.failure, finds.length]).toEqual([0, null, 2]);
  });

  test('says why it failed', async () => {
    const { search, finds } = create();
    search.start();
    finds[0]!.reject(new Error('Nearest neighbour is not loaded yet.'));
    await settled();
    expect([search.failure, search.progress]).toEqual([
      'Nearest neighbour is not loaded yet.',
      null,
    ]);
  });
});
