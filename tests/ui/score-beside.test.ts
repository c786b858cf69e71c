import { expect, test } from 'vitest';
import { createFormats } from '../../src/ui/messages/format.ts';

const format = createFormats('en');

test.each([
  [0.2548, 0.2547, '0.2548'],
  [0.25469, 0.2547, '0.2546'],
  [0.9995, 0.5, '0.999'],
  [0.25, 0.3, '0.250'],
  [0.067934, 0.06793, '0.06793'],
  [1, 2, '1.000'],
  [0, 0, '0.000'],
])('%d beside the threshold %d is written %s', (score, threshold, written) => {
  expect(format.scoreBeside(score, threshold)).toBe(written);
});
