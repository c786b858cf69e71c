import { CHANNELS, SIDE } from './picture.ts';
import type { RgbImage, Size, Square } from './image.ts';
import { clampSquare, scaleSize } from './image.ts';

/** Averages a picture that arrives row by row into a smaller or larger one. */
export interface Averager {
  /**
   * Takes the next rows from the top.
   *
   * @param rows whole rows, `channels` bytes a pixel; of four the last is ignored
   */
  addRows(rows: Uint8Array | Uint8ClampedArray, channels: 3 | 4): void;
  /** Rounds the averages to bytes (half up), once all rows are in. */
  finish(): RgbImage;
}

/**
 * Shows a square of a picture as a classifier sees it.
 *
 * Every pixel of the result is the exact average of the area it covers, with fractions of pixels at
 * the edges. The area is never narrower than one pixel, so where the square is smaller than the
 * result this is the same as linear interpolation. Averages are of plain sRGB bytes, gamma and all,
 * and not of light: so were the training pictures made small, and what is judged should look alike.
 *
 * @param square is clamped to the picture first
 * @returns `side * side * 3` bytes; a square as wide as `side` on whole pixels is copied unchanged
 */
export function cropSquare(image: RgbImage, square: Square, side = SIDE): Uint8Array {
  const { left, top, side: from } = clampSquare(square, image.width, image.height);
  const averager = createAverager(
    createWindows(left, from / side, side, image.width),
    createWindows(top, from / side, side, image.height),
    image.width,
  );
  averager.addRows(image.pixels, CHANNELS);
  return averager.finish().pixels;
}

/** Shrinks a picture by area averages until its longer side is at most `longest` pixels. */
export function shrinkTo(image: RgbImage, longest: number): RgbImage {
  const factor = Math.min(1, longest / Math.max(image.width, image.height));
  const averager = createShrinker(image, scaleSize(image, factor));
  averager.addRows(image.pixels, CHANNELS);
  return averager.finish();
}

/** Creates what shrinks a picture of size `from` to size `to` while its rows arrive. */
export function createShrinker(from: Size, to: Size): Averager {
  return createAverager(
    createWindows(0, from.width / to.width, to.width, from.width),
    createWindows(0, from.height / to.height, to.height, from.height),
    from.width,
  );
}

/** For each position of the result: where its area begins in the source, and how much each source pixel counts. */
interface Windows {
  /** First source pixel of each window. */
  readonly first: Int32Array;
  /** Where the weights of each window begin, and as a last entry where they end. */
  readonly offsets: Int32Array;
  /** Shares of the source pixels, summing to 1 in each window. */
  readonly weights: Float64Array;
}

function createWindows(start: number, step: number, count: number, length: number): Windows {
  const reach = Math.max(step, 1) / 2;
  const first = new Int32Array(count);
  const offsets = new Int32Array(count + 1);
  const weights: number[] = [];
  for (let index = 0; index < count; index++) {
    const middle = start + (index + 0.5) * step;
    const low = Math.max(0, middle - reach);
    const high = Math.min(length, middle + reach);
    const begin = Math.min(Math.floor(low), length - 1);
    const end = Math.max(begin + 1, Math.ceil(high));
    first[index] = begin;
    for (let pixel = begin; pixel < end; pixel++) {
      weights.push((Math.min(pixel + 1, high) - Math.max(pixel, low)) / (high - low));
    }
    offsets[index + 1] = weights.length;
  }
  return { first, offsets, weights: Float64Array.from(weights) };
}

function createAverager(columns: Windows, rows: Windows, sourceWidth: number): Averager {
  const width = columns.first.length;
  const height = rows.first.length;
  const sums = new Float64Array(width * height * CHANNELS);
  const averaged = new Float64Array(width * CHANNELS);
  const lastOf = (row: number) =>
    rows.first[row]! + rows.offsets[row + 1]! - rows.offsets[row]! - 1;
  let sourceRow = 0;
  let open = 0;

  return {
    addRows(source, channels) {
      const stride = sourceWidth * channels;
      for (let start = 0; start < source.length; start += stride, sourceRow++) {
        while (open < height && lastOf(open) < sourceRow) open++;
        if (open === height) return;
        if (rows.first[open]! > sourceRow) continue;
        averageRow(source, start, channels, columns, averaged);
        for (let row = open; row < height && rows.first[row]! <= sourceRow; row++) {
          const weight = rows.weights[rows.offsets[row]! + sourceRow - rows.first[row]!]!;
          const to = row * averaged.length;
          for (let at = 0; at < averaged.length; at++) sums[to + at]! += weight * averaged[at]!;
        }
      }
    },
    finish: () => ({ width, height, pixels: Uint8Array.from(sums, roundHalfUp) }),
  };
}

function averageRow(
  source: Uint8Array | Uint8ClampedArray,
  start: number,
  channels: number,
  columns: Windows,
  averaged: Float64Array,
): void {
  const { first, offsets, weights } = columns;
  for (let column = 0; column < first.length; column++) {
    let at = start + first[column]! * channels;
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let tap = offsets[column]!; tap < offsets[column + 1]!; tap++, at += channels) {
      const weight = weights[tap]!;
      red += weight * source[at]!;
      green += weight * source[at + 1]!;
      blue += weight * source[at + 2]!;
    }
    averaged[column * CHANNELS] = red;
    averaged[column * CHANNELS + 1] = green;
    averaged[column * CHANNELS + 2] = blue;
  }
}

/** The slack rounds up a half that sums of fractions fall a hair short of, whatever their order. */
function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5 + 1e-9);
}
