import { CHANNELS, PICTURE_BYTES } from './picture.ts';

/** How the difference of two bytes counts: its size (l1) or its square (l2). */
export type DifferenceMetric = 'l1' | 'l2';

/** Most that one pixel can differ by: three channels of 255, or of 255 squared. */
export const MOST_DIFFERENCE: Readonly<Record<DifferenceMetric, number>> = {
  l1: CHANNELS * 255,
  l2: CHANNELS * 255 * 255,
};

/**
 * Measures how much two pictures differ in each pixel, channels added up.
 *
 * @param one 32 x 32 x 3 bytes, as is `other`
 * @returns 32 x 32 whole numbers, whose sum is the pictures' distance
 * @throws RangeError where either is no picture
 */
export function measureDifferences(
  one: Uint8Array,
  other: Uint8Array,
  metric: DifferenceMetric,
): Uint32Array {
  for (const { length } of [one, other]) {
    if (length !== PICTURE_BYTES) {
      throw new RangeError(`A picture has ${PICTURE_BYTES} bytes, not ${length}.`);
    }
  }
  const differences = new Uint32Array(PICTURE_BYTES / CHANNELS);
  for (let at = 0; at < PICTURE_BYTES; at++) {
    const difference = Math.abs(one[at]! - other[at]!);
    differences[Math.floor(at / CHANNELS)]! += metric === 'l1' ? difference : difference ** 2;
  }
  return differences;
}

/** Adds the pixels' differences up: exactly the distance that nearest neighbour measures. */
export function sumDifferences(differences: Uint32Array): number {
  return differences.reduce((sum, difference) => sum + difference, 0);
}
