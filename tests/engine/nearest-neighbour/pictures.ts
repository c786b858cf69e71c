import { createRandom } from '../../../src/core/random.ts';
import { PICTURE_BYTES } from '../../../src/core/picture.ts';

/** Seeded noise; a quarter of the values each are 0 and 255, where sums are largest. */
export function createPictures(count: number, seed: number): Uint8Array {
  const random = createRandom(seed);
  return Uint8Array.from({ length: count * PICTURE_BYTES }, () => {
    const drawn = random();
    return drawn < 0.25 ? 0 : drawn > 0.75 ? 255 : Math.floor(random() * 256);
  });
}

/** One picture all of whose values are `value`. */
export function createFlat(value: number): Uint8Array {
  return new Uint8Array(PICTURE_BYTES).fill(value);
}

/** Pictures back to back. */
export function joinPictures(...pictures: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pictures.flatMap((picture) => [...picture]));
}
