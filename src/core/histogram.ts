/** How many pictures have their score in each of equally wide bins from 0 to 1 of a scale. */
export interface Histogram {
  readonly positives: Uint32Array;
  readonly others: Uint32Array;
  /** The largest count of both, at least 1. */
  readonly highest: number;
}

/**
 * Counts scores by where they lie on a scale.
 *
 * @param positive 1 or 0 for each score
 * @param place from a score to 0 to 1
 */
export function countHistogram(
  scores: Float32Array,
  positive: ArrayLike<number>,
  bins: number,
  place: (score: number) => number,
): Histogram {
  const positives = new Uint32Array(bins);
  const others = new Uint32Array(bins);
  scores.forEach((score, picture) => {
    const bin = Math.min(bins - 1, Math.floor(place(score) * bins));
    (positive[picture] ? positives : others)[bin]!++;
  });
  const highest = Math.max(1, ...positives, ...others);
  return { positives, others, highest };
}
