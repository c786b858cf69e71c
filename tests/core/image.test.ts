import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import { centreSquare, clampSquare, scaleSize } from '../../src/core/image.ts';

describe('centreSquare', () => {
  test.each([
    [32, 32, { left: 0, top: 0, side: 32 }],
    [40, 30, { left: 5, top: 0, side: 30 }],
    [30, 41, { left: 0, top: 5.5, side: 30 }],
    [1, 1, { left: 0, top: 0, side: 1 }],
  ])('of %i x %i', (width, height, square) => {
    expect(centreSquare(width, height)).toEqual(square);
  });
});

describe('clampSquare', () => {
  test.each([
    ['inside: unchanged', { left: 3.5, top: 4, side: 20 }, { left: 3.5, top: 4, side: 20 }],
    [
      'beyond the left and the bottom',
      { left: -9, top: 90, side: 20 },
      { left: 0, top: 40, side: 20 },
    ],
    ['larger than the picture', { left: 10, top: -5, side: 500 }, { left: 40, top: 0, side: 60 }],
    [
      'too small: grows around its middle',
      { left: 50, top: 20, side: 2 },
      { left: 47, top: 17, side: 8 },
    ],
    ['turned inside out', { left: 50, top: 20, side: -4 }, { left: 44, top: 14, side: 8 }],
  ])('%s, in 100 x 60', (_, square, clamped) => {
    expect(clampSquare(square, 100, 60)).toEqual(clamped);
  });

  it('is as wide as a picture that is smaller than the smallest square', () => {
    expect(clampSquare({ left: 1, top: 1, side: 1 }, 5, 3)).toEqual({ left: 0, top: 0, side: 3 });
  });

  test.each([NaN, Infinity, -Infinity])('refuses %d', (value) => {
    expect(() => clampSquare({ left: value, top: 0, side: 9 }, 32, 32)).toThrow(RangeError);
    expect(() => clampSquare({ left: 0, top: 0, side: value }, 32, 32)).toThrow(`side ${value}`);
  });

  it('always lies inside, and clamping again changes nothing', () => {
    const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    const length = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(number, number, number, length, length, (left, top, side, width, height) => {
        const square = clampSquare({ left, top, side }, width, height);
        expect(square.left).toBeGreaterThanOrEqual(0);
        expect(square.top).toBeGreaterThanOrEqual(0);
        expect(square.left + square.side).toBeLessThanOrEqual(width + 1e-9);
        expect(square.top + square.side).toBeLessThanOrEqual(height + 1e-9);
        expect(clampSquare(square, width, height)).toEqual(square);
      }),
    );
  });
});

describe('scaleSize', () => {
  test.each([
    [{ width: 4000, height: 3000 }, 0.256, { width: 1024, height: 768 }],
    [{ width: 10000, height: 8 }, 0.01, { width: 100, height: 1 }],
    [{ width: 7, height: 5 }, 1, { width: 7, height: 5 }],
  ])('%o times %d', (size, factor, scaled) => {
    expect(scaleSize(size, factor)).toEqual(scaled);
  });
});
