import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundSum } from '../../src/core/round-sum.ts';

describe('a rounded sum', () => {
  test.each([
    [[3.644, -2.648], 2, [3.65, -2.65]],
    [[0.5, 0.5], 0, [1, 0]],
    [[1 / 3, 1 / 3, 1 / 3], 2, [0.34, 0.33, 0.33]],
    [[-0.001], 2, [-0]],
    [[], 2, []],
  ])('%j with %i decimals is %j', (parts, digits, rounded) => {
    expect(roundSum(parts, digits)).toEqual(
      rounded.map((part) => expect.closeTo(part, 9) as number),
    );
  });

  test('adds up to the sum rounded, and no part is a whole unit off', () => {
    const anyParts = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { maxLength: 5 });
    fc.assert(
      fc.property(anyParts, (parts) => {
        const rounded = roundSum(parts, 2);
        const sum = parts.reduce((total, part) => total + part, 0);
        const shown = rounded.reduce((total, part) => total + part, 0);
        expect(Math.abs(shown - sum)).toBeLessThan(0.005 + 1e-9);
        rounded.forEach((part, index) => {
          expect(Math.abs(part - parts[index]!)).toBeLessThan(0.01 + 1e-9);
        });
      }),
    );
  });
});
