import { readFile } from 'node:fs/promises';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import type { NetworkHeader, NetworkWeights } from '../../src/engine/network/weights.ts';
import { parseNetwork, parseNetworkHeader } from '../../src/engine/network/weights.ts';
import { askThread, startThread } from '../pipeline/thread.ts';
import { sha256 } from '../pipeline/written-file.ts';

const THREADS = 2;
const SLICE = 50;

/** The committed header of the weights, as it stands in the file. */
export const HEADER_URL = new URL('weights.json', import.meta.url);

/** Reads the header of the committed weights. */
export async function readNetworkHeader(): Promise<NetworkHeader> {
  return parseNetworkHeader(JSON.parse(await readFile(HEADER_URL, 'utf8')));
}

/** Reads the committed weights; throws where they are not the bytes that their header speaks of. */
export async function readNetwork(): Promise<NetworkWeights> {
  const header = await readNetworkHeader();
  const bytes = await readFile(new URL('weights.bin', import.meta.url));
  if (sha256(bytes) !== header.sha256) {
    throw new Error(
      `models/network/weights.bin has the SHA-256 ${sha256(bytes)} and its header says ${header.sha256}: export both again.`,
    );
  }
  return parseNetwork(header, bytes);
}

/**
 * Computes logits with the code of the site on WebAssembly, on two threads.
 *
 * @param pixels n pictures
 * @returns n x 10, the same for any number of threads
 */
export async function computeLogits(
  weights: NetworkWeights,
  pixels: Uint8Array,
  onProgress: (done: number, total: number) => void,
): Promise<Float32Array> {
  const total = pixels.length / PICTURE_BYTES;
  const logits = new Float32Array(total * CLASS_COUNT);
  let next = 0;
  let done = 0;
  const work = async () => {
    const thread = startThread(import.meta.resolve('./logits-worker.ts'), weights);
    try {
      while (next < total) {
        const first = next;
        next += SLICE;
        const slice = pixels.slice(first * PICTURE_BYTES, (first + SLICE) * PICTURE_BYTES);
        logits.set(await askThread<Float32Array>(thread, slice), first * CLASS_COUNT);
        done += slice.length / PICTURE_BYTES;
        onProgress(done, total);
      }
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: THREADS }, work));
  return logits;
}
