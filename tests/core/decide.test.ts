import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideTopOne, isAccepted } from '../../src/core/decide.ts';
import { findBest } from '../../src/core/scores.ts';

describe('a score is accepted from the threshold on', () => {
  test.each([0.35, 0.45, 0.65, 0.7, 0.9, 0.95])(
    'a float32 score of %d reaches the threshold %d',
    (value) => {
      expect(isAccepted(Math.fround(value), value)).toBe(true);
      // The plain comparison of the same two numbers gets it wrong.
      expect(Math.fround(value) >= value).toBe(false);
    },
  );

  test.each([
    ['an exact tie', 0.5, 0.5, true],
    ['the next float32 below', Math.fround(0.5 - 2 ** -25), 0.5, false],
    ['nothing reaches infinity', 1, Infinity, false],
    ['everything reaches 0', 0, 0, true],
    ['NaN reaches nothing', NaN, 0, false],
  ])('%s', (_, score, threshold, accepted) => {
    expect(isAccepted(score, threshold)).toBe(accepted);
  });

  test('a higher threshold never accepts more', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (score, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const rounded = Math.fround(score);
        expect(isAccepted(rounded, high) && !isAccepted(rounded, low)).toBe(false);
      }),
    );
  });
});

describe('top-1 with abstention', () => {
  const scores = (...first: number[]) =>
    Float32Array.from({ length: 10 }, (_, label) => first[label] ?? 0);

  test.each([
    ['the best class is given', scores(0.1, 0.7, 0.2), 0.5, 1],
    ['not if its score is too low', scores(0.1, 0.4, 0.2), 0.5, null],
    ['of equal scores the lowest index', scores(0.1, 0.45, 0.45), 0.3, 1],
    ['all equal: the first', new Float32Array(10).fill(0.1), 0.1, 0],
    ['nothing at infinity', scores(1), Infinity, null],
  ])('%s', (_, given, threshold, answer) => {
    expect(decideTopOne(given, threshold)).toBe(answer);
  });
});

describe('the best class', () => {
  test.each([
    ['NaN never wins', Float32Array.of(NaN, 0.2, 0.3, 0, 0, 0, 0, 0, 0, 0), 0, 2],
    ['in a later row', Float32Array.from({ length: 20 }, (_, at) => at % 7), 10, 3],
  ])('%s', (_, scores, from, best) => {
    expect(findBest(scores, from)).toBe(best);
  });
});
