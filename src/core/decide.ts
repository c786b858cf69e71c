import { findBest } from './scores.ts';

/**
 * Says whether a score counts: it does from the threshold on.
 *
 * Scores are float32 and a threshold is a double, so the threshold is rounded first:
 * `Math.fround(0.9) >= 0.9` is false.
 */
export function isAccepted(score: number, threshold: number): boolean {
  return score >= Math.fround(threshold);
}

/** Top-1 with abstention: the best class if its score is accepted, else null. */
export function decideTopOne(scores: ArrayLike<number>, threshold: number): number | null {
  const best = findBest(scores);
  return isAccepted(scores[best]!, threshold) ? best : null;
}
