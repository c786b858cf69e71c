import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blur,
  boundChange,
  brighten,
  isUnchanged,
  MOST,
  mirror,
  nudge,
  perturb,
  UNCHANGED,
} from '../../src/core/perturb.ts';
import { PICTURE_BYTES, SIDE } from '../../src/core/picture.ts';

const anyPicture = fc.uint8Array({ minLength: PICTURE_BYTES, maxLength: PICTURE_BYTES });
/** Red is the column, green the row, blue nothing. */
const ramp = Uint8Array.from({ length: PICTURE_BYTES }, (_, at) => {
  const pixel = Math.floor(at / 3);
  return [pixel % SIDE, Math.floor(pixel / SIDE), 0][at % 3]!;
});
const pixelAt = (pixels: Uint8Array, row: number, column: number) => [
  ...pixels.subarray((row * SIDE + column) * 3, (row * SIDE + column) * 3 + 3),
];

describe('a changed picture', () => {
  test('is nudged by whole pixels, its edge repeated', () => {
    const moved = nudge(ramp, 2, -1);
    expect(pixelAt(moved, 10, 10)).toEqual([8, 11, 0]);
    expect(pixelAt(moved, 0, 0)).toEqual([0, 1, 0]);
    expect(pixelAt(moved, 31, 31)).toEqual([29, 31, 0]);
  });

  test('is brighter by what was asked, and stops at black and white', () => {
    expect([...brighten(Uint8Array.of(0, 100, 250), 20)]).toEqual([20, 120, 255]);
    expect([...brighten(Uint8Array.of(0, 100, 250), -20)]).toEqual([0, 80, 230]);
  });

  test('is itself when mirrored twice', () => {
    expect(pixelAt(mirror(ramp), 4, 0)).toEqual([31, 4, 0]);
    fc.assert(
      fc.property(anyPicture, (pixels) => {
        expect(mirror(mirror(pixels))).toEqual(pixels);
      }),
      { numRuns: 5 },
    );
  });

  test('is blurred by 1 2 1 across and down, and keeps one colour as it is', () => {
    const dot = new Uint8Array(PICTURE_BYTES);
    dot[(10 * SIDE + 10) * 3] = 160;
    const blurred = blur(dot);
    expect([10, 11, 12].map((column) => pixelAt(blurred, 10, column)[0])).toEqual([40, 20, 0]);
    expect(pixelAt(blurred, 11, 11)[0]).toBe(10);
    const grey = new Uint8Array(PICTURE_BYTES).fill(77);
    expect(blur(grey)).toEqual(grey);
  });

  test('is mirrored before it is nudged, so that a drag to the right goes right', () => {
    const changed = perturb(ramp, { ...UNCHANGED, right: 3, isMirrored: true });
    expect(pixelAt(changed, 5, 3)).toEqual([31, 5, 0]);
  });

  test('without a change is the same, and another array', () => {
    expect(perturb(ramp, UNCHANGED)).toEqual(ramp);
    expect(perturb(ramp, UNCHANGED)).not.toBe(ramp);
    expect(isUnchanged(UNCHANGED)).toBe(true);
    expect(isUnchanged({ ...UNCHANGED, blurs: 1 })).toBe(false);
  });

  test('is changed by no more than is allowed, and by whole numbers', () => {
    const far = { right: 99.4, down: -99, brighter: 1000, isMirrored: true, blurs: -3 };
    expect(boundChange(far)).toEqual({
      right: MOST.nudge,
      down: -MOST.nudge,
      brighter: MOST.brighter,
      isMirrored: true,
      blurs: 0,
    });
    expect(boundChange({ ...UNCHANGED, right: 1.6 }).right).toBe(2);
  });
});
