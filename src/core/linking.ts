import type { ShareName, Sweep } from './sweep.ts';
import { findByShare, findByThreshold, readShare } from './sweep.ts';

/** What classifiers have in common while one of them is moved: nothing, the threshold, or a share. */
export const LINKS = ['own', 'threshold', 'coverage', 'fpr', 'recall'] as const satisfies readonly (
  'own' | 'threshold' | ShareName
)[];
export type Link = (typeof LINKS)[number];

/** Where one classifier stands: its threshold as written, and the operating point that this means. */
export interface Position {
  readonly sweep: Sweep;
  readonly point: number;
  readonly threshold: number;
}

/**
 * Finds the operating point at which another classifier keeps up with the one that was moved.
 *
 * @returns null where each goes its own way, or where the share in common is 0 of 0
 */
export function findLinked(moved: Position, other: Sweep, link: Link): number | null {
  if (link === 'own') return null;
  if (link === 'threshold') return findByThreshold(other, moved.threshold);
  const share = readShare(moved.sweep, moved.point, link);
  return share === null ? null : findByShare(other, link, share);
}
