import { CLASS_COUNT } from '../../src/core/classes.ts';
import { createRandom, shuffle } from '../../src/core/random.ts';

/** Standardised inputs, row after row, and the class of each row. */
export interface Examples {
  readonly inputs: Float32Array;
  readonly labels: Uint8Array;
  readonly width: number;
}

export interface Descent {
  readonly seed: number;
  readonly epochs: number;
  readonly batch: number;
  /** Step size at the start; it falls to 0 along half a cosine. */
  readonly rate: number;
  readonly momentum: number;
}

/** Weights [input][class] and biases of ten scores, each of its class against the rest. */
export interface Scorer {
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/**
 * Fits ten one-against-the-rest logistic scores by stochastic gradient descent with momentum;
 * the answer is the same for the same seed.
 *
 * The loss is the mean over rows of the ten cross-entropies plus half of `decay[input]` times each squared
 * weight. The decay is applied implicitly (divided, not subtracted), so that any size of it is stable.
 *
 * @param onEpoch is told the mean loss (without decay) of each epoch
 */
export function descend(
  { inputs, labels, width }: Examples,
  decay: Float64Array,
  { seed, epochs, batch, rate, momentum }: Descent,
  onEpoch: (epoch: number, loss: number) => void,
): Scorer {
  const weights = new Float64Array(width * CLASS_COUNT);
  const biases = new Float64Array(CLASS_COUNT).fill(-Math.log(CLASS_COUNT - 1));
  const velocity = new Float64Array(weights.length);
  const biasVelocity = new Float64Array(CLASS_COUNT);
  const gradient = new Float64Array(weights.length);
  const biasGradient = new Float64Array(CLASS_COUNT);
  const logits = new Float64Array(CLASS_COUNT);
  const random = createRandom(seed);
  const steps = epochs * Math.floor(labels.length / batch);
  let order = Uint32Array.from(labels.keys());
  let step = 0;

  for (let epoch = 1; epoch <= epochs; epoch++) {
    order = shuffle(order, random) as Uint32Array<ArrayBuffer>;
    let loss = 0;
    for (let first = 0; first + batch <= order.length; first += batch) {
      gradient.fill(0);
      biasGradient.fill(0);
      for (let index = first; index < first + batch; index++) {
        const row = order[index]!;
        logits.set(biases);
        addScores(inputs, row * width, weights, logits);
        loss += replaceByErrors(logits, labels[row]!);
        addOuter(inputs, row * width, logits, gradient);
        for (let label = 0; label < CLASS_COUNT; label++) biasGradient[label]! += logits[label]!;
      }
      const size = (rate * (1 + Math.cos((Math.PI * step) / steps))) / 2;
      move(biases, biasVelocity, biasGradient, size, momentum, batch);
      move(weights, velocity, gradient, size, momentum, batch);
      shrink(weights, decay, size / (1 - momentum));
      step += 1;
    }
    onEpoch(epoch, loss / (Math.floor(order.length / batch) * batch));
  }
  return { weights, biases };
}

/** Adds the ten scores of one row of inputs to `logits`. */
export function addScores(
  inputs: Float32Array,
  start: number,
  weights: Float64Array,
  logits: Float64Array,
): void {
  let [s0, s1, s2, s3, s4, s5, s6, s7, s8, s9] = logits as unknown as number[] as TenNumbers;
  const width = weights.length / CLASS_COUNT;
  for (let input = 0, at = 0; input < width; input++, at += CLASS_COUNT) {
    const value = inputs[start + input]!;
    s0 += value * weights[at]!;
    s1 += value * weights[at + 1]!;
    s2 += value * weights[at + 2]!;
    s3 += value * weights[at + 3]!;
    s4 += value * weights[at + 4]!;
    s5 += value * weights[at + 5]!;
    s6 += value * weights[at + 6]!;
    s7 += value * weights[at + 7]!;
    s8 += value * weights[at + 8]!;
    s9 += value * weights[at + 9]!;
  }
  logits.set([s0, s1, s2, s3, s4, s5, s6, s7, s8, s9]);
}

type TenNumbers = [number, number, number, number, number, number, number, number, number, number];

/** Replaces logits by probability minus truth, the gradient of the loss; returns the loss. */
function replaceByErrors(logits: Float64Array, truth: number): number {
  let loss = 0;
  for (let label = 0; label < CLASS_COUNT; label++) {
    const logit = logits[label]!;
    const against = label === truth ? -logit : logit;
    loss += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
    logits[label] = 1 / (1 + Math.exp(-logit)) - (label === truth ? 1 : 0);
  }
  return loss;
}

function addOuter(
  inputs: Float32Array,
  start: number,
  errors: Float64Array,
  gradient: Float64Array,
): void {
  const [e0, e1, e2, e3, e4, e5, e6, e7, e8, e9] = errors as unknown as number[] as TenNumbers;
  const width = gradient.length / CLASS_COUNT;
  for (let input = 0, at = 0; input < width; input++, at += CLASS_COUNT) {
    const value = inputs[start + input]!;
    gradient[at]! += value * e0;
    gradient[at + 1]! += value * e1;
    gradient[at + 2]! += value * e2;
    gradient[at + 3]! += value * e3;
    gradient[at + 4]! += value * e4;
    gradient[at + 5]! += value * e5;
    gradient[at + 6]! += value * e6;
    gradient[at + 7]! += value * e7;
    gradient[at + 8]! += value * e8;
    gradient[at + 9]! += value * e9;
  }
}

function move(
  values: Float64Array,
  velocity: Float64Array,
  gradient: Float64Array,
  size: number,
  momentum: number,
  batch: number,
): void {
  for (let at = 0; at < values.length; at++) {
    velocity[at] = momentum * velocity[at]! - (size / batch) * gradient[at]!;
    values[at]! += velocity[at]!;
  }
}

function shrink(weights: Float64Array, decay: Float64Array, size: number): void {
  for (let at = 0; at < weights.length; at++) {
    weights[at]! /= 1 + size * decay[Math.floor(at / CLASS_COUNT)]!;
  }
}
