import { PICTURE_BYTES } from '../../../../src/core/picture.ts';
import type { Rival } from './rival.ts';
import { NEIGHBOURS } from './rival.ts';

/** Loops over typed arrays: what one writes first. */
export const plain: Rival = ({ pixels, labels }) => {
  const distances = new Int32Array(labels.length);
  return Promise.resolve({
    answer(picture, metric) {
      const measure = metric === 'l1' ? measureAbsolute : measureSquared;
      for (let reference = 0; reference < distances.length; reference++) {
        distances[reference] = measure(picture, pixels, reference * PICTURE_BYTES);
      }
      return Promise.resolve(distances[findNearest(distances)[0]!]!);
    },
    free: () => undefined,
  });
};

// `| 0` keeps the sums whole numbers to the compiler, which is the faster for it.
function measureAbsolute(picture: Uint8Array, pixels: Uint8Array, from: number): number {
  let sum = 0;
  for (let at = 0; at < PICTURE_BYTES; at++) {
    sum = (sum + Math.abs(picture[at]! - pixels[from + at]!)) | 0;
  }
  return sum;
}

function measureSquared(picture: Uint8Array, pixels: Uint8Array, from: number): number {
  let sum = 0;
  for (let at = 0; at < PICTURE_BYTES; at++) {
    const difference = picture[at]! - pixels[from + at]!;
    sum = (sum + Math.imul(difference, difference)) | 0;
  }
  return sum;
}

function findNearest(distances: Int32Array): number[] {
  const nearest: number[] = [];
  for (const [reference, distance] of distances.entries()) {
    if (nearest.length === NEIGHBOURS && distance >= distances[nearest.at(-1)!]!) continue;
    const place = nearest.findLastIndex((other) => distances[other]! <= distance) + 1;
    nearest.splice(place, 0, reference);
    if (nearest.length > NEIGHBOURS) nearest.pop();
  }
  return nearest;
}
