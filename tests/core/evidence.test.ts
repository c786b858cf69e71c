import { describe, expect, test } from 'vitest';
import { splitEvidence, sumEvidence, weighPixels } from '../../src/core/evidence.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';

describe('the evidence of pixels', () => {
  test('is byte / 255 times weight, channels added up', () => {
    const pixels = new Uint8Array(PICTURE_BYTES);
    pixels.set([255, 51, 0], 3);
    const template = new Float32Array(PICTURE_BYTES);
    template.set([2, -5, 100], 3);
    const evidence = weighPixels(pixels, template);
    expect(evidence).toHaveLength(1024);
    expect(evidence[1]).toBeCloseTo(2 - 1);
    expect(sumEvidence(evidence)).toBeCloseTo(1);
  });

  test.each([
    ['a black picture', 0, 1],
    ['a template of zeros', 255, 0],
  ])('is nothing for %s', (_, byte, weight) => {
    const pixels = new Uint8Array(PICTURE_BYTES).fill(byte);
    const template = new Float32Array(PICTURE_BYTES).fill(weight);
    expect(sumEvidence(weighPixels(pixels, template))).toBe(0);
  });

  test('splits into for and against, which add up to all of it', () => {
    const map = Float32Array.of(1, -2, 0, 4, -0.5);
    expect(splitEvidence(map)).toEqual({ speaksFor: 5, speaksAgainst: -2.5 });
    expect(sumEvidence(map)).toBe(2.5);
    expect(splitEvidence(new Float32Array(0))).toEqual({ speaksFor: 0, speaksAgainst: 0 });
  });
});
