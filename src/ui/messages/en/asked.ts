import type { NearestAsked } from '../../../state/nearest-asked.ts';
import type { Shared } from './shared.ts';

/** Writes how nearest neighbour was asked: "45,000 references (L1, 12 votes)". */
export function createAskedWords({ format, counted }: Shared) {
  return ({ references: { least, most }, votes }: NearestAsked): string => {
    const count =
      least === most ? format.count(most) : `${format.count(least)} to ${format.count(most)}`;
    const how = votes && ` (${votes.metric.toUpperCase()}, ${counted(votes.k, 'vote', 'votes')})`;
    return `${count} references${how ?? ''}`;
  };
}
