import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countAgreement } from '../../src/core/agreement.ts';

const decisions = (scores: readonly number[], positive: readonly number[], threshold: number) => ({
  scores: Float32Array.from(scores),
  positive: Uint8Array.from(positive),
  threshold,
});

test.each([
  ['a detector is right to leave others alone', 'detector', 2, 1, 1, 0],
  ['top-1 is not right where it abstains', 'top-one', 1, 0, 1, 2],
] as const)('%s', (_, rule, bothRight, onlyFirst, onlySecond, bothWrong) => {
  const first = decisions([0.9, 0.2, 0.4, 0.1], [1, 0, 1, 0], 0.5);
  const second = decisions([0.9, 0.2, 0.6, 0.7], [1, 0, 1, 0], 0.5);
  expect(countAgreement(rule, first, second)).toEqual({
    bothRight,
    onlyFirst,
    onlySecond,
    bothWrong,
  });
});

test('a score at the threshold is accepted, compared as float32', () => {
  const at = decisions([0.9], [1], 0.9);
  expect(countAgreement('top-one', at, at).bothRight).toBe(1);
});

test('no pictures agree on nothing', () => {
  const none = decisions([], [], 0.5);
  expect(Object.values(countAgreement('detector', none, none))).toEqual([0, 0, 0, 0]);
});

test('the four counts make all pictures, and swapping swaps the discordant ones', () => {
  const picture = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 1 }),
  );
  fc.assert(
    fc.property(fc.array(picture), fc.constantFrom('detector', 'top-one'), (pictures, rule) => {
      const scores = pictures.map(([score]) => score);
      const positive = pictures.map(([, one]) => one);
      const first = decisions(scores, positive, 0.3);
      const second = decisions(scores.toReversed(), positive, 0.6);
      const one = countAgreement(rule, first, second);
      const other = countAgreement(rule, second, first);
      expect(one.bothRight + one.onlyFirst + one.onlySecond + one.bothWrong).toBe(pictures.length);
      expect(one.onlyFirst).toBe(other.onlySecond);
      expect(one.bothWrong).toBe(other.bothWrong);
    }),
  );
});
