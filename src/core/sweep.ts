import type { Share } from './counts.ts';
import { valueOf } from './counts.ts';

/**
 * Pictures in the order of their scores, and how many count at every threshold that matters.
 *
 * Serves both rules. Detector: the score is that of the class, and a picture is positive where it is of
 * the class. Top-1 with abstention: the score is that of the best class, and a picture is positive where
 * that class is the true one.
 */
export interface Sweep {
  /** Pictures by score, highest first; of equal scores the earlier picture. */
  readonly order: Uint32Array;
  /** Distinct scores, descending, after +Infinity, which accepts nothing. */
  readonly thresholds: Float64Array;
  /** At each threshold: how many pictures are accepted. */
  readonly accepted: Uint32Array;
  /** At each threshold: how many of the accepted are positive. */
  readonly hits: Uint32Array;
  /** All pictures, and how many of them are positive. */
  readonly total: number;
  readonly positives: number;
}

/**
 * Sorts scores once, so that every question about a threshold is a look-up.
 *
 * @param scores float32, one for each picture
 * @param positive 1 or 0 for each picture
 * @throws RangeError on a score that is not a number, or on lists of different length
 */
export function sweepScores(scores: Float32Array, positive: ArrayLike<number>): Sweep {
  const total = scores.length;
  if (positive.length !== total) {
    throw new RangeError(`${total} scores came with ${positive.length} truths.`);
  }
  const wrong = scores.findIndex(Number.isNaN);
  if (wrong >= 0) throw new RangeError(`The score of picture ${wrong} is not a number.`);

  const order = Uint32Array.from({ length: total }, (_, picture) => picture).sort(
    (one, other) => scores[other]! - scores[one]! || one - other,
  );
  const thresholds = [Infinity];
  const accepted = [0];
  const hits = [0];
  let hit = 0;
  order.forEach((picture, rank) => {
    const score = scores[picture]!;
    hit += positive[picture]!;
    if (rank + 1 < total && scores[order[rank + 1]!]! === score) return;
    thresholds.push(score);
    accepted.push(rank + 1);
    hits.push(hit);
  });
  return {
    order,
    thresholds: Float64Array.from(thresholds),
    accepted: Uint32Array.from(accepted),
    hits: Uint32Array.from(hits),
    total,
    positives: hit,
  };
}

/** Index of the last operating point: everything is accepted there. */
export function lastPoint(sweep: Sweep): number {
  return sweep.thresholds.length - 1;
}

/**
 * Finds the operating point that a threshold means: all scores from the threshold on are accepted.
 * A binary search without allocation.
 */
export function findByThreshold({ thresholds }: Sweep, threshold: number): number {
  const least = Math.fround(threshold);
  let low = 0;
  let high = thresholds.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (thresholds[middle]! >= least) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What an operating point is known by besides its threshold; each grows from point to point. */
export type ShareName = 'coverage' | 'recall' | 'fpr';

/** The share of a point with its counts. */
export function countShare(
  { accepted, hits, total, positives }: Sweep,
  point: number,
  name: ShareName,
): Share {
  if (name === 'coverage') return { count: accepted[point]!, of: total };
  if (name === 'recall') return { count: hits[point]!, of: positives };
  return { count: accepted[point]! - hits[point]!, of: total - positives };
}

/** Share of a point, 0 to 1; null where its denominator is zero. */
export function readShare(sweep: Sweep, point: number, name: ShareName): number | null {
  return valueOf(countShare(sweep, point, name));
}

/**
 * Finds the operating point whose share is nearest to the one asked for; of two as near, and of several
 * with the same share, the one that accepts least.
 *
 * @returns null where the share has no denominator
 */
export function findByShare(sweep: Sweep, share: ShareName, wanted: number): number | null {
  if (readShare(sweep, 0, share) === null) return null;
  const at = (point: number) => readShare(sweep, point, share)!;
  let low = 0;
  let high = lastPoint(sweep);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) >= wanted) high = middle;
    else low = middle + 1;
  }
  if (low === 0) return 0;
  const before = firstWith(at, at(low - 1), low - 1);
  return Math.abs(at(before) - wanted) <= Math.abs(at(low) - wanted) ? before : low;
}

/** First point, at most `last`, that has the share of `last`. */
function firstWith(at: (point: number) => number, value: number, last: number): number {
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Thresholds with the same decisions as a point: above `low`, up to and including `high`. At the last
 * point everything down to -Infinity decides the same.
 */
export function findInterval(
  { thresholds }: Sweep,
  point: number,
): { readonly low: number; readonly high: number } {
  return { low: thresholds[point + 1] ?? -Infinity, high: thresholds[point]! };
}
