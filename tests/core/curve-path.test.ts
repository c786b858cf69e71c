import { describe, expect, test } from 'vitest';
import { traceCost } from '../../src/core/cost-curve.ts';
import { findNearest, traceCurve, writePath } from '../../src/core/curve-path.ts';
import { createScoredPictures } from '../../src/core/scored-pictures.ts';
import { sweepScores } from '../../src/core/sweep.ts';

describe('a traced curve', () => {
  test('leaves out what no screen tells apart, and keeps both ends and the corners', () => {
    const traced = traceCurve([0, 0.1, 0.2, 10, 10.1, 10.2], [0, 0, 0, 0, 5, 5.1], 3);
    expect([...traced.points]).toEqual([3, 5, 6, 7, 8]);
    expect(writePath(traced)).toBe('M0 0L0.2 0L10 0L10.1 5L10.2 5.1');
  });

  test('leaves out points that are no number', () => {
    expect([...traceCurve([0, NaN, 2], [0, 1, 2], 0).points]).toEqual([0, 2]);
  });

  test('of nothing is empty, and has no nearest point', () => {
    const traced = traceCurve([], [], 0);
    expect(writePath(traced)).toBe('');
    expect(findNearest(traced, 0, 0)).toBeNull();
  });

  test('says which operating point lies nearest', () => {
    const traced = traceCurve([0, 10, 20], [0, 0, 0], 1);
    expect(findNearest(traced, 12, 3)).toMatchObject({ point: 2, index: 1 });
  });
});

describe('the cost along the threshold', () => {
  const span = { low: -2, high: 2 };
  const costs = { falsePositive: 1, miss: 1, prevalence: null };
  const scores = Float32Array.from([0.8, 0.7, 0.6, 0.3]);

  test('runs from accepting nothing down to everything', () => {
    const curve = traceCost(sweepScores(scores, [1, 0, 1, 0]), costs, span, 400)!;
    expect([...curve.y]).toEqual([50, 25, 50, 25, 50]);
    expect(curve.x[0]).toBe(1);
    expect([...curve.x]).toEqual([...curve.x].sort((one, other) => other - one));
  });

  test('keeps the dearest and the cheapest of what shares a place', () => {
    const curve = traceCost(sweepScores(scores, [1, 0, 1, 0]), costs, span, 1)!;
    expect(Math.min(...curve.y)).toBe(25);
    expect(Math.max(...curve.y)).toBe(50);
  });

  test('cannot be told of no pictures', () => {
    expect(traceCost(sweepScores(new Float32Array(0), []), costs, span, 400)).toBeNull();
  });
});

test('a score that is not a number is refused, with the picture and the class', () => {
  const scores = new Float32Array(20);
  scores[13] = NaN;
  expect(() => createScoredPictures(scores, new Uint8Array(2))).toThrow(
    'The score of picture 1 for class cat is not a number.',
  );
});
