import { METRICS } from '../../core/differences.ts';
import type { SweepStep } from '../contract.ts';
import { checkOnePicture } from '../one-picture.ts';
import { pause } from '../pause.ts';
import { MAX_K } from './calibration.ts';
import { REFERENCE_BLOCK } from './kernel/kernel.ts';
import type { NearestNeighbour } from './nearest-neighbour.ts';
import { createRanking } from './ranking.ts';

/** References compared before others get their turn: a moment's worth, also without SIMD. */
const CHUNK = 8 * REFERENCE_BLOCK;

/**
 * Judges one picture from the first so many references, by both distances; every reference is compared once
 * for each distance.
 *
 * @param options numbers of references, ascending; those that are not there are left out
 * @throws the reason of `signal` where that was aborted
 */
export async function sweepReferences(
  nearest: NearestNeighbour,
  pixels: Uint8Array,
  { k, counts }: { readonly k: number; readonly counts: readonly number[] },
  signal: AbortSignal,
): Promise<SweepStep[]> {
  checkOnePicture(pixels);
  const present = counts.filter((count) => count > 0 && count <= nearest.references);
  const steps: SweepStep[] = [];
  for (const metric of METRICS) {
    const ranking = createRanking(MAX_K);
    let from = 0;
    for (const references of present) {
      while (from < references) {
        signal.throwIfAborted();
        const to = Math.min(from + CHUNK, references);
        nearest.extend(ranking, pixels, metric, from, to);
        from = to;
        await pause();
      }
      const { scores, neighbours } = nearest.conclude(ranking, { metric, k }, references);
      steps.push({ metric, references, scores, nearest: neighbours[0]! });
    }
  }
  signal.throwIfAborted();
  return steps;
}
