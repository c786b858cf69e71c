import type { BatchRow } from '../data/batch/batch-row.ts';
import type { Metric } from '../engine/contract.ts';
import { REFERENCE_COUNTS } from './settings.ts';

/** How nearest neighbour was asked for the answers to a set of pictures. */
export interface NearestAsked {
  /** How many references it compared them with. */
  readonly references: { readonly least: number; readonly most: number };
  /** How it compared them and how many voted; null where that may differ from picture to picture. */
  readonly votes: { readonly metric: Metric; readonly k: number } | null;
}

/** How it was asked for the committed scores: what was best on validation, among all references. */
export const COMMITTED_ASKED = {
  references: { least: REFERENCE_COUNTS.at(-1)!, most: REFERENCE_COUNTS.at(-1)! },
  votes: { metric: 'l1', k: 12 },
} as const satisfies NearestAsked;

/** How it was asked about files; 0 references where it has answered none of them. */
export function gatherAsked(rows: readonly BatchRow[]): NearestAsked {
  const answered = rows.filter(({ references }) => references !== null);
  const counts = answered.map(({ references }) => references!);
  const least = counts.reduce((one, other) => Math.min(one, other), Infinity);
  const most = counts.reduce((one, other) => Math.max(one, other), 0);
  const first = answered[0]?.votes ?? null;
  const isSame = answered.every(
    ({ votes }) => votes?.metric === first?.metric && votes?.k === first?.k,
  );
  return {
    references: { least: Math.min(least, most), most },
    votes: isSame ? first : null,
  };
}

/** Whether it was asked alike both times, as far as is known. */
export function isAskedAlike(one: NearestAsked, other: NearestAsked): boolean {
  return (
    one.references.least === other.references.least &&
    one.references.most === other.references.most &&
    one.votes?.metric === other.votes?.metric &&
    one.votes?.k === other.votes?.k
  );
}
