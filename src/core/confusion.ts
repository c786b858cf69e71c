import { CLASS_COUNT } from './classes.ts';
import { findBest } from './scores.ts';

/** Column of a confusion matrix that holds the abstentions, after those of the classes. */
export const ABSTAINED = CLASS_COUNT;

/** Answers of top-1, ready to be counted at any threshold. */
export interface Answers {
  /** Best class of each picture. */
  readonly best: Uint8Array;
  /** Its score. */
  readonly confidence: Float32Array;
  /** 1 where it is the true class. */
  readonly right: Uint8Array;
}

/**
 * Finds what top-1 would answer for every picture.
 *
 * @param scores n x 10
 * @param labels true class of each picture
 */
export function answerAll(scores: Float32Array, labels: Uint8Array): Answers {
  const best = labels.map((_, picture) => findBest(scores, picture * CLASS_COUNT));
  return {
    best,
    confidence: Float32Array.from(best, (label, picture) => scores[picture * CLASS_COUNT + label]!),
    right: best.map((label, picture) => Number(label === labels[picture])),
  };
}

/** The confidences of the pictures of every cell, sorted, so that a cell's count is a look-up. */
export interface ConfusionTable {
  /** By truth and answer, row by row: confidences in ascending order. */
  readonly cells: readonly Float32Array[];
  /** Pictures of each true class. */
  readonly examples: Uint32Array;
}

/** Sorts the pictures of every cell once. */
export function tabulateConfusion(answers: Answers, labels: Uint8Array): ConfusionTable {
  const lists = Array.from({ length: CLASS_COUNT * CLASS_COUNT }, (): number[] => []);
  const examples = new Uint32Array(CLASS_COUNT);
  labels.forEach((label, picture) => {
    examples[label]!++;
    lists[label * CLASS_COUNT + answers.best[picture]!]!.push(answers.confidence[picture]!);
  });
  return { cells: lists.map((list) => Float32Array.from(list).sort()), examples };
}

/**
 * Counts a confusion matrix at a threshold: truth in rows, answers in columns, abstentions last.
 *
 * @param matrix 10 x 11, written over
 */
export function countConfusion(
  { cells, examples }: ConfusionTable,
  threshold: number,
  matrix: Uint32Array,
): void {
  const least = Math.fround(threshold);
  for (let truth = 0; truth < CLASS_COUNT; truth++) {
    let accepted = 0;
    for (let answer = 0; answer < CLASS_COUNT; answer++) {
      const count = countFrom(cells[truth * CLASS_COUNT + answer]!, least);
      matrix[truth * (CLASS_COUNT + 1) + answer] = count;
      accepted += count;
    }
    matrix[truth * (CLASS_COUNT + 1) + ABSTAINED] = examples[truth]! - accepted;
  }
}

/** How many of the values, sorted in ascending order, are at least `least`. A binary search. */
export function countFrom(sorted: Float32Array, least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! >= least) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}
