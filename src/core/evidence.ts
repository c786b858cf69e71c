import { CHANNELS } from './picture.ts';

/**
 * Weighs the pixels of a picture for one class of a linear classifier.
 *
 * @param pixels 32 x 32 x 3 bytes
 * @param template weight of each byte when it is 255, 32 x 32 x 3
 * @returns what each pixel adds to the logit, channels added up: 32 x 32, below 0 where it speaks
 *   against the class
 */
export function weighPixels(pixels: Uint8Array, template: Float32Array): Float32Array {
  const evidence = new Float32Array(pixels.length / CHANNELS);
  for (let pixel = 0, at = 0; pixel < evidence.length; pixel++) {
    let sum = 0;
    for (const end = at + CHANNELS; at < end; at++) sum += (pixels[at]! / 255) * template[at]!;
    evidence[pixel] = sum;
  }
  return evidence;
}

/** Adds up what the places of a map add to a logit, with more digits than each of them has. */
export function sumEvidence(map: Float32Array): number {
  return map.reduce((sum, value) => sum + value, 0);
}

/** What the places of a map add for a class, and against it: the first from 0 up, the second from 0 down. */
export function splitEvidence(map: Float32Array): {
  readonly speaksFor: number;
  readonly speaksAgainst: number;
} {
  return {
    speaksFor: map.reduce((sum, value) => sum + Math.max(0, value), 0),
    speaksAgainst: map.reduce((sum, value) => sum + Math.min(0, value), 0),
  };
}
