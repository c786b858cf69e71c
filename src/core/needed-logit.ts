/**
 * The logit from which a score of sigmoid(slope * logit + offset) reaches a threshold.
 *
 * @param threshold 0 to 1
 * @param slope above 0
 * @returns -Infinity for the threshold 0, Infinity for 1
 */
export function findNeededLogit(threshold: number, slope: number, offset: number): number {
  return (logOdds(threshold) - offset) / slope;
}

/**
 * The logit from which a class's score of softmax(logits / temperature) reaches a threshold while the other
 * classes keep theirs.
 *
 * @param threshold 0 to 1
 * @param temperature above 0
 * @returns -Infinity for the threshold 0, Infinity for 1
 */
export function findNeededLogitAmong(
  threshold: number,
  logits: ArrayLike<number>,
  label: number,
  temperature: number,
): number {
  const others = Array.from(logits, (logit) => logit / temperature).filter(
    (_, index) => index !== label,
  );
  const largest = Math.max(...others);
  const sum = others.reduce((total, other) => total + Math.exp(other - largest), 0);
  return temperature * (logOdds(threshold) + largest + Math.log(sum));
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share));
}
