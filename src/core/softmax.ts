/**
 * Turns the logits of classes into their scores: softmax(logits / temperature) (Guo et al. 2017).
 *
 * @param logits as many as there are classes
 * @param temperature above 0
 * @returns scores that sum to 1
 */
export function softmax(logits: ArrayLike<number>, temperature: number): number[] {
  const scaled = Array.from(logits, (logit) => logit / temperature);
  const largest = Math.max(...scaled);
  const odds = scaled.map((logit) => Math.exp(logit - largest));
  const sum = odds.reduce((total, value) => total + value, 0);
  return odds.map((value) => value / sum);
}
