/**
 * Finds the class with the highest score; of equal scores the lowest class index.
 *
 * @param scores rows of `classCount` scores, none of them NaN
 * @param row which of the rows
 */
export function findBestClass(scores: Float32Array, row: number, classCount: number): number {
  const start = row * classCount;
  let best = 0;
  for (let label = 1; label < classCount; label++) {
    if (scores[start + label]! > scores[start + best]!) best = label;
  }
  return best;
}
