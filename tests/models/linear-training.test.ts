import { describe, expect, test } from 'vitest';
import { findBestF1, fitPlatt } from '../../models/linear/calibrate.ts';
import { descend } from '../../models/linear/descend.ts';
import { measureMoments, standardise } from '../../models/linear/standardise.ts';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { createRandom } from '../../src/core/random.ts';

const DESCENT = { seed: 1, epochs: 30, batch: 20, rate: 0.1, momentum: 0.9 };

/** Each class has one input that is high for it alone. */
function createExamples(count: number) {
  const random = createRandom(7);
  const labels = Uint8Array.from({ length: count }, (_, row) => row % CLASS_COUNT);
  const inputs = Float32Array.from({ length: count * CLASS_COUNT }, (_, at) => {
    const isTrue = labels[Math.floor(at / CLASS_COUNT)] === at % CLASS_COUNT;
    return (isTrue ? 2 : 0) + random() - 0.5;
  });
  return { inputs, labels, width: CLASS_COUNT };
}

describe('gradient descent', () => {
  const examples = createExamples(400);
  const none = new Float64Array(CLASS_COUNT);

  test('learns what separates the classes, and the loss falls', () => {
    const losses: number[] = [];
    const { weights } = descend(examples, none, DESCENT, (_, loss) => losses.push(loss));
    expect(losses).toHaveLength(DESCENT.epochs);
    expect(losses.at(-1)).toBeLessThan(losses[0]! / 3);
    for (let label = 0; label < CLASS_COUNT; label++) {
      const ofInput = weights.subarray(label * CLASS_COUNT, (label + 1) * CLASS_COUNT);
      expect(ofInput.indexOf(Math.max(...ofInput))).toBe(label);
    }
  });

  test('is the same for the same seed, and another for another', () => {
    const run = (seed: number) => descend(examples, none, { ...DESCENT, seed }, () => undefined);
    expect(run(1)).toEqual(run(1));
    expect(run(2)).not.toEqual(run(1));
  });

  test.each([0.1, 1e9])('a weight decay of %d makes weights smaller and stays finite', (decay) => {
    const size = (weights: Float64Array) => weights.reduce((sum, weight) => sum + weight ** 2, 0);
    const free = descend(examples, none, DESCENT, () => undefined);
    const held = descend(
      examples,
      none.map(() => decay),
      DESCENT,
      () => undefined,
    );
    expect(size(held.weights)).toBeLessThan(size(free.weights));
    expect(held.biases.every(Number.isFinite)).toBe(true);
  });
});

test('standardised columns have mean 0 and deviation 1', () => {
  const rows = Float32Array.of(1, 10, 3, 30, 5, 50);
  standardise(rows, measureMoments(rows, 2));
  const { mean, deviation } = measureMoments(rows, 2);
  [...mean].forEach((value) => expect(value).toBeCloseTo(0, 6));
  [...deviation].forEach((value) => expect(value).toBeCloseTo(1, 6));
});

describe('Platt calibration', () => {
  test('finds the slope and offset that the truth was drawn with', () => {
    const random = createRandom(5);
    const logits = Float64Array.from({ length: 20_000 }, () => 6 * random() - 3);
    const truth = Uint8Array.from(logits, (logit) =>
      Number(random() < 1 / (1 + Math.exp(-(1.5 * logit - 0.5)))),
    );
    const { slope, offset } = fitPlatt(logits, truth);
    expect(slope).toBeCloseTo(1.5, 1);
    expect(offset).toBeCloseTo(-0.5, 1);
  });

  test('of a class that is always there it says that it does not settle', () => {
    expect(() => fitPlatt(Float64Array.of(1, 2), Uint8Array.of(1, 1))).toThrow('did not settle');
  });
});

describe('the threshold of best F1', () => {
  test.each([
    ['separable: the lowest positive', [0.1, 0.4, 0.6, 0.9], [0, 0, 1, 1], 0.6],
    ['all positive: the lowest score', [0.3, 0.2], [1, 1], 0.2],
    ['ties are accepted together', [0.5, 0.5, 0.1], [1, 0, 0], 0.5],
    ['one of each, the wrong way round', [0.8, 0.3], [0, 1], 0.3],
  ])('%s', (_, scores, truth, threshold) => {
    const found = findBestF1(Float32Array.from(scores), Uint8Array.from(truth));
    expect(found).toBe(Math.fround(threshold));
  });
});
