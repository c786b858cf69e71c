import type { Sweep } from './sweep.ts';
import { findByShare, findByThreshold, lastPoint, readShare } from './sweep.ts';

/** What the slider can run along; all grow from "accept everything" on the left to nothing on the right. */
export const SCALES = ['threshold', 'log-odds', 'recall', 'coverage', 'fpr'] as const;
export type Scale = (typeof SCALES)[number];

/** Log-odds that a scale spans. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** Log-odds beyond which float32 has no score but 1, and as far on the other side. */
const LARGEST_LOG_ODDS = 17;

/** Log-odds of a score, kept between -17 and 17. */
export function toLogOdds(score: number): number {
  const logOdds = Math.log(score) - Math.log1p(-score);
  return Math.min(LARGEST_LOG_ODDS, Math.max(-LARGEST_LOG_ODDS, logOdds));
}

/** The score that has these log-odds. */
export function fromLogOdds(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Finds the log-odds that the scores of all sweeps span; -1 to 1 where there are none. */
export function findSpan(sweeps: readonly Sweep[]): Span {
  const scored = sweeps.filter(({ total }) => total > 0);
  if (scored.length === 0) return { low: -1, high: 1 };
  const low = Math.min(...scored.map((one) => toLogOdds(one.thresholds[lastPoint(one)]!)));
  const high = Math.max(...scored.map(({ thresholds }) => toLogOdds(thresholds[1]!)));
  return high > low ? { low, high } : { low: low - 1, high: high + 1 };
}

/** The place of the highest score along log-odds; what is left is for "above every score". */
const SCORES_END = 0.99;

/**
 * Where a threshold lies along a scale of scores, 0 to 1; accepting nothing lies at 1.
 * The log-odds leave the last hundredth to "above every score".
 */
export function placeThreshold(
  threshold: number,
  scale: 'threshold' | 'log-odds',
  span: Span,
): number {
  if (scale === 'threshold') return clampShare(threshold);
  if (threshold >= 1) return 1;
  const share = (toLogOdds(threshold) - span.low) / (span.high - span.low);
  return clampShare(share * SCORES_END);
}

/** The threshold at a place of a scale of scores. */
export function readThresholdAt(
  place: number,
  scale: 'threshold' | 'log-odds',
  span: Span,
): number {
  if (scale === 'threshold') return place >= 1 ? Infinity : place;
  // The lowest score may be 0, whose log-odds are kept finite.
  if (place <= 0) return 0;
  if (place > (1 + SCORES_END) / 2) return Infinity;
  return fromLogOdds(span.low + Math.min(place / SCORES_END, 1) * (span.high - span.low));
}

/**
 * Where an operating point lies along a scale, 0 to 1; null where the scale's share is 0 of 0. Accepting
 * nothing lies a hundredth beyond the highest score: of several sweeps, only the highest one's is at 1.
 */
export function placePoint(sweep: Sweep, point: number, scale: Scale, span: Span): number | null {
  if (scale === 'threshold' || scale === 'log-odds') {
    const threshold = sweep.thresholds[point]!;
    if (threshold < Infinity || sweep.total === 0) return placeThreshold(threshold, scale, span);
    const highest = placeThreshold(sweep.thresholds[1]!, scale, span);
    return clampShare(highest + 1 - SCORES_END);
  }
  const share = readShare(sweep, point, scale);
  return share === null ? null : 1 - share;
}

/** Finds the operating point nearest to a place on a scale; null where the scale's share is 0 of 0. */
export function findByPlace(sweep: Sweep, place: number, scale: Scale, span: Span): number | null {
  if (scale === 'threshold' || scale === 'log-odds') {
    return findByThreshold(sweep, readThresholdAt(place, scale, span));
  }
  return findByShare(sweep, scale, 1 - place);
}

function clampShare(share: number): number {
  return Math.min(1, Math.max(0, share));
}
