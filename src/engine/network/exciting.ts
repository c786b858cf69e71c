import { measureChannel } from '../../core/feature-maps.ts';
import { PICTURE_BYTES } from '../../core/picture.ts';
import type { OnProgress } from '../../data/progress.ts';
import type { Exciting, Excitement, FeatureMaps } from '../contract.ts';
import { STAGES } from '../contract.ts';

/** Pictures kept for each channel. */
const MOST_KEPT = 9;

/**
 * Finds the pictures that excite each channel of each stage most: by the largest value of its map, of equals
 * the earlier picture. A picture that a channel answers with nothing does not count.
 *
 * @param pixels pictures of 3,072 bytes
 * @param size pictures looked at between two looks at `signal`
 * @param look gives the feature maps of each of up to `size` pictures, stage by stage
 * @throws the reason of `signal` where that was aborted
 */
export async function findExciting(
  pixels: Uint8Array,
  size: number,
  look: (batch: Uint8Array) => Promise<readonly (readonly FeatureMaps[])[]>,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Exciting['stages']> {
  const total = pixels.length / PICTURE_BYTES;
  const kept = new Map<string, Excitement[][]>(STAGES.map((stage) => [stage, []]));
  for (let first = 0; first < total; first += size) {
    signal.throwIfAborted();
    const seen = await look(pixels.subarray(first * PICTURE_BYTES, (first + size) * PICTURE_BYTES));
    for (const [index, stages] of seen.entries()) {
      for (const maps of stages) keepStrongest(kept.get(maps.stage)!, maps, first + index);
    }
    onProgress({ done: Math.min(first + size, total), total, unit: 'pictures' });
  }
  signal.throwIfAborted();
  return Object.fromEntries(kept) as unknown as Exciting['stages'];
}

/** @param channels the strongest of each channel so far, which are changed */
function keepStrongest(channels: Excitement[][], maps: FeatureMaps, reference: number): void {
  for (let channel = 0; channel < maps.channels; channel++) {
    const strongest = (channels[channel] ??= []);
    const { most: value, row, column } = measureChannel(maps, channel);
    const weakest = strongest.length < MOST_KEPT ? 0 : strongest.at(-1)!.value;
    if (value <= weakest) continue;
    const place = strongest.findIndex((other) => value > other.value);
    strongest.splice(place < 0 ? strongest.length : place, 0, { reference, value, row, column });
    strongest.length = Math.min(strongest.length, MOST_KEPT);
  }
}
