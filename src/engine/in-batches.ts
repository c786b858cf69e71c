import { CLASS_COUNT } from '../core/classes.ts';
import { PICTURE_BYTES } from '../core/picture.ts';
import type { Scored } from './contract.ts';
import { pause } from './pause.ts';

/**
 * Scores pictures batch after batch; an abort takes effect, and other work gets its turn, in between.
 *
 * @param pixels one picture or more, 3,072 bytes each
 * @param size most pictures of a batch
 * @throws the reason of `signal` where that was aborted
 */
export async function scoreInBatches(
  pixels: Uint8Array,
  size: number,
  signal: AbortSignal,
  score: (batch: Uint8Array) => Scored | Promise<Scored>,
): Promise<Scored> {
  const count = pixels.length / PICTURE_BYTES;
  if (!Number.isInteger(count) || count === 0) {
    throw new Error(`${pixels.length} bytes are not whole pictures of ${PICTURE_BYTES} bytes.`);
  }
  const scores = new Float32Array(count * CLASS_COUNT);
  for (let start = 0, milliseconds = 0; ; start += size) {
    signal.throwIfAborted();
    const batch = pixels.subarray(start * PICTURE_BYTES, (start + size) * PICTURE_BYTES);
    const scored = await score(batch);
    scores.set(scored.scores, start * CLASS_COUNT);
    milliseconds += scored.milliseconds;
    if (start + size >= count) {
      signal.throwIfAborted();
      return { scores, backend: scored.backend, milliseconds };
    }
    await pause();
  }
}
