import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findByPlace,
  findSpan,
  fromLogOdds,
  placePoint,
  readThresholdAt,
  SCALES,
  toLogOdds,
} from '../../src/core/scales.ts';
import { findByThreshold, lastPoint, sweepScores } from '../../src/core/sweep.ts';
import { writeThreshold } from '../../src/core/written-threshold.ts';

const anySweep = fc
  .array(fc.tuple(fc.float({ min: 0, max: 1, noNaN: true }), fc.boolean()), {
    minLength: 1,
    maxLength: 60,
  })
  .map((rows) =>
    sweepScores(
      Float32Array.from(rows, ([score]) => score),
      rows.map(([, isPositive]) => Number(isPositive)),
    ),
  );

describe('log-odds', () => {
  test.each([
    [0.5, 0],
    [0.75, Math.log(3)],
    [0, -17],
    [1, 17],
  ])('of %d are %d', (score, logOdds) => {
    expect(toLogOdds(score)).toBeCloseTo(logOdds, 12);
  });

  test('come back as the score', () => {
    expect(fromLogOdds(toLogOdds(0.123))).toBeCloseTo(0.123, 12);
  });

  test.each([
    ['nothing', [], { low: -1, high: 1 }],
    ['one score', [0.5], { low: -1, high: 1 }],
    ['two scores', [0.25, 0.75], { low: -Math.log(3), high: Math.log(3) }],
  ])('span of %s', (_, scores, span) => {
    const found = findSpan([sweepScores(Float32Array.from(scores), scores)]);
    expect(found.low).toBeCloseTo(span.low, 6);
    expect(found.high).toBeCloseTo(span.high, 6);
  });
});

describe('the slider', () => {
  test('reaches "accept nothing" at its right end on every scale', () => {
    fc.assert(
      fc.property(anySweep, fc.constantFrom(...SCALES), (sweep, scale) => {
        const point = findByPlace(sweep, 1, scale, findSpan([sweep]));
        expect(point === null || point === 0).toBe(true);
      }),
    );
  });

  test.each(['threshold', 'log-odds'] as const)(
    'has "accept nothing" right beyond the highest score along %s, wherever others end',
    (scale) => {
      const low = sweepScores(Float32Array.from([0.25, 0.5]), [0, 1]);
      const high = sweepScores(Float32Array.from([0.25, 0.875]), [0, 1]);
      const span = findSpan([low, high]);
      for (const sweep of [low, high]) {
        const highest = placePoint(sweep, 1, scale, span)!;
        expect(placePoint(sweep, 0, scale, span)).toBeCloseTo(highest + 0.01, 12);
      }
      expect(placePoint(low, 0, scale, span)).toBeLessThan(0.6);
      expect(findByPlace(low, 0.8, scale, span)).toBe(0);
    },
  );

  test.each(['recall', 'coverage', 'fpr'] as const)('has it at the very end along %s', (scale) => {
    const sweep = sweepScores(Float32Array.from([0.25, 0.5]), [0, 1]);
    expect(placePoint(sweep, 0, scale, findSpan([sweep]))).toBe(1);
  });

  test('reaches "accept everything" at its left end', () => {
    fc.assert(
      fc.property(anySweep, (sweep) => {
        const span = findSpan([sweep]);
        expect(findByPlace(sweep, 0, 'threshold', span)).toBe(lastPoint(sweep));
        expect(findByPlace(sweep, 0, 'coverage', span)).toBe(lastPoint(sweep));
      }),
    );
  });

  test('runs one way: further right accepts no more', () => {
    fc.assert(
      fc.property(anySweep, fc.constantFrom(...SCALES), (sweep, scale) => {
        const span = findSpan([sweep]);
        const points = Array.from({ length: 21 }, (_, step) =>
          findByPlace(sweep, step / 20, scale, span),
        );
        for (let step = 1; step < points.length; step++) {
          if (points[step] === null) continue;
          expect(points[step]).toBeLessThanOrEqual(points[step - 1]!);
        }
      }),
    );
  });

  test('has no place along a share of 0 of 0', () => {
    const oneClass = sweepScores(Float32Array.of(0.2, 0.7), [1, 1]);
    const span = findSpan([oneClass]);
    expect(placePoint(oneClass, 1, 'fpr', span)).toBeNull();
    expect(findByPlace(oneClass, 0.5, 'fpr', span)).toBeNull();
  });

  test('means more than every score beyond the last of them', () => {
    expect(readThresholdAt(1, 'threshold', { low: -1, high: 1 })).toBe(Infinity);
    expect(readThresholdAt(1, 'log-odds', { low: -1, high: 1 })).toBe(Infinity);
  });
});

describe('a written threshold', () => {
  test('means its operating point again', () => {
    fc.assert(
      fc.property(anySweep, (sweep) => {
        sweep.thresholds.forEach((_, point) => {
          expect(findByThreshold(sweep, writeThreshold(sweep, point))).toBe(point);
        });
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['has few digits', [0.412, 0.437], 1, 0.42],
    ['lies above every score where nothing is accepted', [0.412, 0.437], 0, 1],
    ['lies above a score of 1 too', [0.5, 1], 0, 2],
    ['of no pictures is 1', [], 0, 1],
  ])('%s', (_, scores, point, written) => {
    const sweep = sweepScores(Float32Array.from(scores), scores.map(Number));
    expect(writeThreshold(sweep, point)).toBe(written);
  });
});
