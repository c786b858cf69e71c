import type { RgbImage } from '../../core/image.ts';
import { centreSquare } from '../../core/image.ts';
import { CHANNELS, SIDE } from '../../core/picture.ts';
import { createShrinker } from '../../core/resample.ts';

/** The middle of one frame of a camera, as it was drawn and read back. */
export interface Frame {
  /** Pixels to a side. */
  readonly side: number;
  /** `side * side * 4` bytes, opaque. */
  readonly rgba: Uint8ClampedArray;
  /** What the classifiers see of it, 32 x 32 x 3 bytes. */
  readonly pixels: Uint8Array;
}

/** Sides of squares that are drawn unscaled; larger ones are shrunk to this by the canvas. */
const LARGEST_SIDE = 480;

/**
 * Draws the square in the middle of a video on a canvas and reads it back: what is shown there is what is
 * judged.
 *
 * @param isMirrored as a mirror shows it, so that things move on the screen the way they are moved
 * @returns null before there is a picture
 */
export function readFrame(
  canvas: HTMLCanvasElement,
  video: HTMLVideoElement,
  isMirrored: boolean,
): Frame | null {
  const { left, top, side: from } = centreSquare(video.videoWidth, video.videoHeight);
  const side = Math.min(from, LARGEST_SIDE);
  if (side === 0) return null;
  if (canvas.width !== side) canvas.width = canvas.height = side;
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) return null;
  context.setTransform(isMirrored ? -1 : 1, 0, 0, 1, isMirrored ? side : 0, 0);
  context.drawImage(video, Math.floor(left), Math.floor(top), from, from, 0, 0, side, side);
  const { data: rgba } = context.getImageData(0, 0, side, side);
  return { side, rgba, pixels: shrinkFrame(rgba, side) };
}

/** Shrinks a square to what the classifiers see of it, as `cropSquare` does with a picture. */
export function shrinkFrame(rgba: Uint8ClampedArray, side: number): Uint8Array {
  const shrinker = createShrinker({ width: side, height: side }, { width: SIDE, height: SIDE });
  shrinker.addRows(rgba, 4);
  return shrinker.finish().pixels;
}

/** Makes a picture of a frame, of which a classifier sees what it saw of the frame. */
export function toImage({ side, rgba }: Pick<Frame, 'side' | 'rgba'>): RgbImage {
  const pixels = new Uint8Array(side * side * CHANNELS);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += CHANNELS) {
    pixels[to] = rgba[from]!;
    pixels[to + 1] = rgba[from + 1]!;
    pixels[to + 2] = rgba[from + 2]!;
  }
  return { width: side, height: side, pixels };
}
