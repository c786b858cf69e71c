import { describe, expect, test } from 'vitest';
import linear from '../../models/linear/weights.json';
import network from '../../models/network/weights.json';
import { softmax } from '../../src/core/softmax.ts';
import { messages } from '../../src/ui/messages/explain.ts';

const { explainSums } = messages;
const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));
/** Scores have three decimals. */
const DECIMAL = 0.001;

describe('the sentence of how a sum becomes a score', () => {
  test.each(linear.classes)(
    'of the linear classifier gives what the score can be recomputed from: $name',
    ({ slope, offset }) => {
      for (const sum of [-3.214_59, -0.5, 0, 0.841_36, 7.777_77]) {
        const score = sigmoid(slope * sum + offset);
        const said = explainSums.linear.calibrated(sum, slope, offset, score);
        const [, factor, term, sign, shift, scaled, negated, made] =
          /: ([-\d.]+) × ([-\d.]+) ([+−]) ([\d.]+) = ([-\d.]+), and 1 \/ \(1 \+ exp\(([-\d.]+)\)\) = ([\d.]+)\./.exec(
            said,
          )!;
        const exact = Number(factor) * Number(term) + Number(`${sign === '−' ? '-' : ''}${shift}`);
        expect(Math.abs(exact - Number(scaled))).toBeLessThan(0.001);
        expect(Number(negated) + Number(scaled)).toBe(0);
        expect(Math.abs(sigmoid(Number(scaled)) - Number(made))).toBeLessThanOrEqual(1.1 * DECIMAL);
      }
    },
  );

  test('of the network gives the temperature that the sums are divided by', () => {
    const { temperature } = network.calibration;
    const logits = [5.4321, 2.3456, -1, 0, 4.4444, -7, 3, 3.1, 1.2, 0.9];
    const scores = softmax(logits, temperature);
    logits.forEach((logit, label) => {
      const said = explainSums.network.calibrated(logit, temperature, scores[label]!);
      const [, divisor, quotient, made] =
        /divided by ([\d.]+) \(a temperature fitted on validation\), this one to ([-\d.]+); then softmax makes the score: ([\d.]+)\./.exec(
          said,
        )!;
      const again = softmax(logits, Number(divisor))[label]!;
      expect(Math.abs(again - Number(made))).toBeLessThanOrEqual(1.1 * DECIMAL);
      expect(Math.abs(logit / Number(divisor) - Number(quotient))).toBeLessThan(0.001);
    });
    // Without the temperature it would be another score.
    expect(Math.abs(softmax(logits, 1)[0]! - scores[0]!)).toBeGreaterThan(0.05);
  });
});

describe('the strongest answer of a filter', () => {
  test.each([
    ['a part', { left: 3, top: 4, width: 9, height: 7 }, ', to the framed 9 × 7 pixels.'],
    ['one side', { left: 0, top: 2, width: 32, height: 30 }, ', to the framed 32 × 30 pixels.'],
    [
      'all of the picture',
      { left: 0, top: 0, width: 32, height: 32 },
      '; there it looks at the whole picture.',
    ],
  ])('is told with what it sees: %s', (_, patch, end) => {
    expect(explainSums.layers.strongest(5.671, patch)).toBe(`Strongest answer 5.67${end}`);
  });
});
