import type { Sweep } from './sweep.ts';

/** Finds the rank of the first picture of a class, from rank `from` on; null where there is none. */
export function findRankOf(
  { order }: Sweep,
  labels: Uint8Array,
  label: number,
  from: number,
): number | null {
  for (let rank = from; rank < order.length; rank++) {
    if (labels[order[rank]!] === label) return rank;
  }
  return null;
}

/** Finds the rank of the first picture, from `from` on, that ought not to be accepted; null without one. */
export function findFalseFrom(
  sweep: Sweep,
  positive: ArrayLike<number>,
  from: number,
): number | null {
  for (let rank = from; rank < sweep.total; rank++) {
    if (!positive[sweep.order[rank]!]) return rank;
  }
  return null;
}

/** Finds the rank of the last picture that `isMeant` by its position in the set; null where there is none. */
export function findLastRank(
  { order }: Sweep,
  isMeant: (picture: number) => boolean,
): number | null {
  const rank = order.findLastIndex(isMeant);
  return rank < 0 ? null : rank;
}

/** Finds the first operating point that accepts the picture of a rank. A binary search. */
export function findByRank({ accepted }: Sweep, rank: number): number {
  let low = 0;
  let high = accepted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (accepted[middle]! > rank) high = middle;
    else low = middle + 1;
  }
  return low;
}
