import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decodeScores, encodeScores, findRounding } from '../../src/data/scores.ts';

const roundTrip = (scores: ArrayLike<number>): Float32Array => {
  const { bytes, ...scale } = encodeScores(Float32Array.from(scores));
  return decodeScores(bytes, scale);
};

const anyScores = fc
  .array(fc.oneof(fc.float({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.5, 1e-30)), {
    minLength: 1,
    maxLength: 200,
  })
  .map((scores) => Float32Array.from(scores));

describe('stored scores', () => {
  test('come back almost as they were', () => {
    fc.assert(
      fc.property(anyScores, (scores) => {
        // Half a step of 34 / 65535 log-odds, where a score rises fastest: a quarter as much in it.
        const most = (0.5 * 34) / 65535 / 4 + 1e-6;
        roundTrip(scores).forEach((score, index) => {
          expect(Math.abs(score - scores[index]!)).toBeLessThanOrEqual(most);
        });
      }),
    );
  });

  test('are moved by no more than the rounding that is told, but for that of float32', () => {
    fc.assert(
      fc.property(anyScores, (scores) => {
        const { bytes, ...scale } = encodeScores(scores);
        decodeScores(bytes, scale).forEach((score, index) => {
          const moved = Math.abs(score - scores[index]!);
          // Scores of 0 and 1 are stored as the nearest that have log-odds.
          expect(moved).toBeLessThanOrEqual(findRounding(scale) + 1e-7);
        });
      }),
    );
  });

  test('keep their order, except that close ones become equal', () => {
    fc.assert(
      fc.property(anyScores, (scores) => {
        const order = [...scores.keys()].sort((a, b) => scores[a]! - scores[b]!);
        const back = roundTrip(scores);
        const sorted = order.map((index) => back[index]!);
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      }),
    );
  });

  it.each([
    ['none', []],
    ['one', [0.25]],
    ['all equal', [0.125, 0.125, 0.125]],
    ['only 0 and 1', [0, 1, 1, 0]],
    ['all 1', [1, 1]],
    ['all 0', [0, 0]],
  ])('may be %s', (_, scores) => {
    expect([...roundTrip(scores)].map((score) => Number(score.toFixed(6)))).toEqual(scores);
  });

  it.each([
    ['NaN', NaN],
    ['less than 0', -0.001],
    ['more than 1', 1.001],
    ['infinite', Infinity],
  ])('may not be %s', (_, score) => {
    expect(() => encodeScores(Float32Array.of(0.5, score))).toThrow(
      `Score 1 is ${Math.fround(score)}; a score lies between 0 and 1.`,
    );
  });
});

describe('decodeScores', () => {
  it('is 1 / (1 + exp(-(low + q * step))) in float32, from little-endian pairs', () => {
    const bytes = Uint8Array.of(0, 0, 1, 0, 0, 1);
    expect([...decodeScores(bytes, { low: -2, step: 0.5 })]).toEqual([
      Math.fround(1 / (1 + Math.exp(2))),
      Math.fround(1 / (1 + Math.exp(1.5))),
      Math.fround(1 / (1 + Math.exp(2 - 128))),
    ]);
  });

  it('reads from the middle of a buffer', () => {
    const bytes = Uint8Array.of(9, 4, 0, 9).subarray(1, 3);
    expect([...decodeScores(bytes, { low: -2, step: 0.5 })]).toEqual([0.5]);
  });

  it('refuses half a score', () => {
    expect(() => decodeScores(new Uint8Array(3), { low: 0, step: 1 })).toThrow('3 bytes');
  });
});
