import { CLASS_COUNT } from '../../src/core/classes.ts';
import { computeProbabilities } from '../../src/engine/network/network.ts';

/** Where the temperature is looked for. */
const RANGE = [0.05, 20] as const;
const PRECISION = 1e-6;

/**
 * Fits the temperature with which softmax of the logits is most likely to give the true classes, by
 * golden sections of its logarithm: the loss has one valley.
 * Source: Guo et al. 2017, "On Calibration of Modern Neural Networks".
 *
 * @param logits n x 10
 * @param labels n class indices
 */
export function fitTemperature(logits: Float32Array, labels: Uint8Array): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = RANGE.map(Math.log) as [number, number];
  while (high - low > PRECISION) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    const isLeft =
      computeLoss(logits, labels, Math.exp(left)) < computeLoss(logits, labels, Math.exp(right));
    if (isLeft) high = right;
    else low = left;
  }
  return Number(Math.exp((low + high) / 2).toPrecision(5));
}

/** Mean of -log(probability of the true class). */
export function computeLoss(logits: Float32Array, labels: Uint8Array, temperature: number): number {
  const probabilities = computeProbabilities(logits, temperature);
  const sum = labels.reduce(
    // What rounds to zero is at most this likely.
    (total, label, row) =>
      total - Math.log(Math.max(probabilities[row * CLASS_COUNT + label]!, 1e-45)),
    0,
  );
  return sum / labels.length;
}
