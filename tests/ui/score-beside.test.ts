import { expect, test } from 'vitest';
import { createFormats } from '../../src/ui/messages/format.ts';

const format = createFormats('en');

test.each([
  [0.2548, 0.2547, '0.2548'],
  // Rounded to the threshold's digits it would seem to reach it.
  [0.25469, 0.2547, '0.25469'],
  [0.9047861, 0.905, '0.9048'],
  // And here not to.
  [0.50004, 0.50002, '0.50004'],
  [0.50004, 0.500035, '0.500040'],
  [0.9995, 0.5, '1.000'],
  [0.25, 0.3, '0.250'],
  [0.6954, 0.5, '0.695'],
  [0.6956, 0.5, '0.696'],
  [0.067934, 0.06793, '0.06793'],
  // A float32 that is accepted at the double that it was made of.
  [Math.fround(0.9), 0.9, '0.900'],
  [Math.fround(0.95), 0.95, '0.950'],
  [0.5, 0.5, '0.500'],
  [1, 2, '1.000'],
  [0, 0, '0.000'],
  [1, Infinity, '1.000'],
])('%d beside the threshold %d is written %s', (score, threshold, written) => {
  expect(format.scoreBeside(score, threshold)).toBe(written);
});

test('ten scores that make 1 are written so that they make it, to the last digit', () => {
  const scores = [0.094, 0.2261, 0.0182, 0.0224, 0.0349, 0.0619, 0.0536, 0.0121, 0.3961, 0.0807];
  const sum = scores.reduce((all, score) => all + Number(format.score(score)), 0);
  expect(sum).toBeCloseTo(1, 2);
});
