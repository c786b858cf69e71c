import type { Sweep } from './sweep.ts';

/** What a decision at the line is: right, or one of the two ways to be wrong. */
export type Verdict = 'accepted' | 'false-positive' | 'shut-out' | 'miss';

/** A picture beside the line. */
export interface StripPicture {
  /** Its position in the set. */
  readonly picture: number;
  /** Its rank by score, from 0. */
  readonly rank: number;
  readonly score: number;
  readonly verdict: Verdict;
}

/**
 * Lays out the pictures around the line of an operating point in the order of their scores, lowest
 * first: `perSide` that are shut out, the next to be let in last, then as many accepted ones, the next
 * to be shut out first. Null where the set has no more pictures.
 */
export function layOutStrip(
  sweep: Sweep,
  point: number,
  scores: Float32Array,
  positive: ArrayLike<number>,
  perSide: number,
): (StripPicture | null)[] {
  const accepted = sweep.accepted[point]!;
  return Array.from({ length: 2 * perSide }, (_, slot) => {
    const rank = accepted + perSide - 1 - slot;
    if (rank < 0 || rank >= sweep.total) return null;
    const picture = sweep.order[rank]!;
    const verdict = judgeDecision(rank < accepted, positive[picture] === 1);
    return { picture, rank, score: scores[picture]!, verdict };
  });
}

/** Names a decision by what was done and what ought to be done. */
export function judgeDecision(isAccepted: boolean, isPositive: boolean): Verdict {
  if (isAccepted) return isPositive ? 'accepted' : 'false-positive';
  return isPositive ? 'miss' : 'shut-out';
}
