/**
 * Tests whether two classifiers differ on the same pictures, exactly and two-sided (McNemar 1947).
 *
 * @param onlyFirst pictures that only the first gets right
 * @param onlySecond pictures that only the second gets right
 * @returns how likely so uneven a split of the discordant pictures is by chance, 0 to 1
 */
export function testMcNemar(onlyFirst: number, onlySecond: number): number {
  const tosses = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  // Each term of the binomial tail from the one before, in logarithms: 0.5^tosses underflows.
  let logTerm = -tosses * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let heads = 1; heads <= fewer; heads++) {
    logTerm += Math.log((tosses - heads + 1) / heads);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}
