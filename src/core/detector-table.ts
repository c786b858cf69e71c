import { CLASS_COUNT } from './classes.ts';
import { countFrom } from './confusion.ts';

/** Columns of a detector's matrix: called the class that it looks for, or not. */
export const CALLED = 0;
export const NOT_CALLED = 1;
export const DETECTOR_COLUMNS = 2;

/** A detector's scores for the pictures of every true class, sorted, so that a row is a look-up. */
export type DetectorTable = readonly Float32Array[];

/**
 * Sorts the pictures of every true class by their score once.
 *
 * @param scores of the class that the detector looks for, one for each picture
 * @param labels true class of each picture
 */
export function tabulateDetector(scores: Float32Array, labels: Uint8Array): DetectorTable {
  const lists = Array.from({ length: CLASS_COUNT }, (): number[] => []);
  labels.forEach((label, picture) => lists[label]!.push(scores[picture]!));
  return lists.map((list) => Float32Array.from(list).sort());
}

/**
 * Counts what a detector calls the pictures of every class at a threshold.
 *
 * @param matrix 10 x 2, written over
 */
export function countCalled(table: DetectorTable, threshold: number, matrix: Uint32Array): void {
  const least = Math.fround(threshold);
  table.forEach((scores, truth) => {
    const called = countFrom(scores, least);
    matrix[truth * DETECTOR_COLUMNS + CALLED] = called;
    matrix[truth * DETECTOR_COLUMNS + NOT_CALLED] = scores.length - called;
  });
}
