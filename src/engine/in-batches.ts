import { CLASS_COUNT } from '../core/classes.ts';
import { PICTURE_BYTES } from '../core/picture.ts';
import type { Scored } from './contract.ts';
import { pause } from './pause.ts';

/**
 * Scores pictures batch after batch; an abort takes effect, and other work gets its turn, in between.
 *
 * @param pixels one picture or more, 3,072 bytes each
 * @param sizeOf most pictures of the next batch, by how many are left
 * @throws the reason of `signal` where that was aborted
 */
export async function scoreInBatches(
  pixels: Uint8Array,
  sizeOf: (left: number) => number,
  signal: AbortSignal,
  score: (batch: Uint8Array, size: number) => Scored | Promise<Scored>,
): Promise<Scored> {
  const count = pixels.length / PICTURE_BYTES;
  if (!Number.isInteger(count) || count === 0) {
    throw new Error(`${pixels.length} bytes are not whole pictures of ${PICTURE_BYTES} bytes.`);
  }
  const scores = new Float32Array(count * CLASS_COUNT);
  let start = 0;
  let milliseconds = 0;
  for (;;) {
    signal.throwIfAborted();
    const size = sizeOf(count - start);
    const batch = pixels.subarray(start * PICTURE_BYTES, (start + size) * PICTURE_BYTES);
    const scored = await score(batch, size);
    scores.set(scored.scores, start * CLASS_COUNT);
    milliseconds += scored.milliseconds;
    start += size;
    if (start >= count) {
      signal.throwIfAborted();
      return { scores, backend: scored.backend, milliseconds };
    }
    await pause();
  }
}
