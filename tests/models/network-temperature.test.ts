import { describe, expect, it } from 'vitest';
import { computeLoss, fitTemperature } from '../../models/network/temperature.ts';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { createRandom } from '../../src/core/random.ts';
import { computeProbabilities } from '../../src/engine/network/network.ts';

/** Logits, and labels drawn with the probabilities that the logits have at a temperature. */
function draw(count: number, temperature: number) {
  const random = createRandom(7);
  const logits = Float32Array.from({ length: count * CLASS_COUNT }, () => 6 * random());
  const probabilities = computeProbabilities(logits, temperature);
  const labels = Uint8Array.from({ length: count }, (_, row) => {
    let left = random();
    const at = probabilities
      .subarray(row * CLASS_COUNT, (row + 1) * CLASS_COUNT)
      .findIndex((share) => (left -= share) < 0);
    return at < 0 ? CLASS_COUNT - 1 : at;
  });
  return { logits, labels };
}

describe('the temperature', () => {
  it.each([0.5, 1, 2.5])('is found again where labels were drawn at %s', (temperature) => {
    const { logits, labels } = draw(4000, temperature);
    const fitted = fitTemperature(logits, labels);
    expect(fitted / temperature).toBeGreaterThan(0.93);
    expect(fitted / temperature).toBeLessThan(1.07);
    const loss = computeLoss(logits, labels, fitted);
    for (const other of [fitted * 0.98, fitted * 1.02]) {
      expect(computeLoss(logits, labels, other)).toBeGreaterThan(loss);
    }
  });

  it.each([
    ['lowest where the logits are always right', 0, 0.05],
    ['highest where they are always wrong', 1, 20],
  ])('is %s', (_, label, temperature) => {
    const logits = Float32Array.from({ length: 50 }, (_, index) => (index % CLASS_COUNT ? 0 : 0.4));
    expect(fitTemperature(logits, new Uint8Array(5).fill(label))).toBeCloseTo(temperature, 3);
  });
});

describe('the loss', () => {
  it('is the logarithm of ten where all classes are equal', () => {
    expect(computeLoss(new Float32Array(20), Uint8Array.of(3, 9), 1)).toBeCloseTo(Math.log(10), 6);
  });

  it('stays finite where the true class has no chance', () => {
    const logits = Float32Array.from([1e6, ...Array<number>(9).fill(0)]);
    expect(computeLoss(logits, Uint8Array.of(1), 1)).toBeGreaterThan(100);
    expect(computeLoss(logits, Uint8Array.of(1), 1)).toBeLessThan(110);
  });
});
