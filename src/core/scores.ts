import { CLASS_COUNT } from './classes.ts';

/** Finds the class with the highest score; of equal scores the lowest class index. NaN never wins. */
export function findBest(scores: ArrayLike<number>, from = 0, count = CLASS_COUNT): number {
  let best = 0;
  let highest = -Infinity;
  for (let label = 0; label < count; label++) {
    const score = scores[from + label]!;
    if (score > highest) {
      highest = score;
      best = label;
    }
  }
  return best;
}
