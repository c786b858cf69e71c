import { describe, expect, it } from 'vitest';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import type { Scored } from '../../src/engine/contract.ts';
import { scoreInBatches } from '../../src/engine/in-batches.ts';

const never = new AbortController().signal;

/** Pictures whose first byte is their number. */
const pictures = (count: number) =>
  new Uint8Array(count * PICTURE_BYTES).map((_, index) =>
    index % PICTURE_BYTES ? 0 : index / PICTURE_BYTES,
  );

/** Scores every picture with its number, and notes the sizes of the batches. */
function createCounter() {
  const sizes: number[] = [];
  const score = (batch: Uint8Array): Scored => {
    const count = batch.length / PICTURE_BYTES;
    sizes.push(count);
    const scores = Float32Array.from({ length: count * CLASS_COUNT }, (_, index) => {
      return batch[Math.floor(index / CLASS_COUNT) * PICTURE_BYTES]!;
    });
    return { scores, backend: 'typescript', milliseconds: 2 };
  };
  return { sizes, score };
}

describe('scoring in batches', () => {
  it.each([
    [1, 4, [1]],
    [4, 4, [4]],
    [5, 4, [4, 1]],
    [8, 4, [4, 4]],
    [3, 1, [1, 1, 1]],
  ])('%i pictures by %i', async (count, size, expected) => {
    const { sizes, score } = createCounter();
    const scored = await scoreInBatches(pictures(count), size, never, score);
    expect(sizes).toEqual(expected);
    expect(scored.milliseconds).toBe(2 * expected.length);
    expect([...scored.scores]).toEqual(
      Array.from({ length: count * CLASS_COUNT }, (_, index) => Math.floor(index / CLASS_COUNT)),
    );
  });

  it.each([0, 1, PICTURE_BYTES - 1, PICTURE_BYTES + 1])('refuses %i bytes', async (bytes) => {
    const { sizes, score } = createCounter();
    const scored = scoreInBatches(new Uint8Array(bytes), 4, never, score);
    await expect(scored).rejects.toThrow(`${bytes} bytes are not whole pictures`);
    expect(sizes).toEqual([]);
  });

  it.each([0, 1, 2])('does nothing more after an abort in batch %i', async (last) => {
    const { sizes, score } = createCounter();
    const controller = new AbortController();
    const scored = scoreInBatches(pictures(3), 1, controller.signal, (batch) => {
      if (batch[0] === last) controller.abort();
      return score(batch);
    });
    await expect(scored).rejects.toMatchObject({ name: 'AbortError' });
    expect(sizes).toHaveLength(last + 1);
  });

  it('hears an abort that comes as a message', async () => {
    const { sizes, score } = createCounter();
    const controller = new AbortController();
    const scored = scoreInBatches(pictures(100), 1, controller.signal, score);
    setTimeout(() => {
      controller.abort();
    });
    await expect(scored).rejects.toMatchObject({ name: 'AbortError' });
    expect(sizes.length).toBeLessThan(100);
  });
});
