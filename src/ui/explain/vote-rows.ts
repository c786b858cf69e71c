import { CLASS_COUNT } from '../../core/classes.ts';
import type { NearestScored } from '../../engine/contract.ts';

/** How a class came to its score. */
export interface VoteRow {
  readonly label: number;
  /** How many of the k nearest are of it; where none is, its own nearest reference votes. */
  readonly among: number;
  /** How much farther each of its voters is than the nearest reference of all, ascending. */
  readonly farther: readonly number[];
  /** What its votes weigh together. */
  readonly weight: number;
  readonly score: number;
}

/** Tells of every class that has a reference who voted for it, the greatest weight first. */
export function listVoteRows({ neighbours, byClass, votes, scores }: NearestScored): VoteRow[] {
  const nearest = neighbours[0]?.distance ?? 0;
  return Array.from({ length: CLASS_COUNT }, (_, label) => {
    const among = neighbours.filter((neighbour) => neighbour.label === label);
    const own = byClass[label];
    const voters = among.length > 0 || !own ? among : [own];
    return {
      label,
      among: among.length,
      farther: voters.map(({ distance }) => distance - nearest),
      weight: votes.weights[label]!,
      score: scores[label]!,
    };
  })
    .filter(({ farther }) => farther.length > 0)
    .sort((one, other) => other.weight - one.weight);
}
