import { ABSTAINED } from './confusion.ts';
import { CALLED } from './detector-table.ts';
import type { Rule } from './rules.ts';
import type { ScoredPictures } from './scored-pictures.ts';

/** A cell of a matrix: a true class, and a column of the rule at hand. */
export interface Cell {
  readonly truth: number;
  readonly column: number;
}

/** Every picture that a cell holds at one threshold or another. */
export interface CellPictures {
  /** Positions in the set, by score, highest first; of equal scores the earlier picture. */
  readonly positions: Uint32Array;
  /** Their scores. */
  readonly scores: Float32Array;
  /** The cell holds those that reach the threshold; otherwise those that stay below it. */
  readonly holdsAccepted: boolean;
}

/** Which pictures of a cell come first: those at the threshold, or those at the other end. */
export const CELL_ORDERS = ['nearest', 'farthest'] as const;
export type CellOrder = (typeof CELL_ORDERS)[number];

/** Finds the pictures that a cell may hold, whatever the threshold. */
export function listCell(
  pictures: ScoredPictures,
  rule: Rule,
  target: number,
  { truth, column }: Cell,
): CellPictures {
  const { labels, answers } = pictures;
  const isNamed = rule === 'top-one' && column !== ABSTAINED;
  const scores = pictures.scoresFor(rule, target);
  const positions = pictures.sweep(rule, target).order.filter((picture) => {
    return labels[picture] === truth && (!isNamed || answers.best[picture] === column);
  });
  return {
    positions,
    scores: Float32Array.from(positions, (picture) => scores[picture]!),
    holdsAccepted: rule === 'top-one' ? isNamed : column === CALLED,
  };
}

/** How many of the pictures reach the threshold. A binary search. */
export function countReaching({ scores }: CellPictures, threshold: number): number {
  const least = Math.fround(threshold);
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scores[middle]! >= least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Takes pictures out of a cell.
 *
 * @param reaching how many of its pictures reach the threshold
 * @returns positions in the set, at most `most`
 */
export function takeFromCell(
  { positions, holdsAccepted }: CellPictures,
  reaching: number,
  order: CellOrder,
  most: number,
): number[] {
  const from = holdsAccepted ? 0 : reaching;
  const to = holdsAccepted ? reaching : positions.length;
  const isDescending = holdsAccepted === (order === 'farthest');
  return Array.from({ length: Math.min(most, to - from) }, (_, index) => {
    return positions[isDescending ? from + index : to - 1 - index]!;
  });
}

/** Position of the picture that a cell gains first as the threshold moves its way; null without one. */
export function findNextGained(
  { positions, holdsAccepted }: CellPictures,
  reaching: number,
): number | null {
  return positions[holdsAccepted ? reaching : reaching - 1] ?? null;
}

/** What a cell says of the decision: it was right, it was wrong, or none was made. */
export type CellKind = 'right' | 'wrong' | 'abstained';

export function judgeCell(rule: Rule, target: number, { truth, column }: Cell): CellKind {
  if (rule === 'detector') {
    return (truth === target) === (column === CALLED) ? 'right' : 'wrong';
  }
  if (column === ABSTAINED) return 'abstained';
  return truth === column ? 'right' : 'wrong';
}
