import { CHANNELS, PICTURE_BYTES } from './picture.ts';

export const METRICS = ['l1', 'l2'] as const;
/** Pixel distance of two pictures: sum of absolute (l1) or of squared (l2) differences of their bytes. */
export type Metric = (typeof METRICS)[number];

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
  metric: Metric,
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
