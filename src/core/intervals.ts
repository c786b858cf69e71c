/** 97.5th percentile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Bounds a share with 95 % confidence by the method of Wilson (1927).
 *
 * @param hits 0 to `total`
 * @returns lower and upper bound, 0 to 1; both NaN where `total` is 0
 */
export function computeWilsonInterval(hits: number, total: number): readonly [number, number] {
  const share = hits / total;
  const spread = (Z * Z) / total;
  const centre = (share + spread / 2) / (1 + spread);
  const half = Math.sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
