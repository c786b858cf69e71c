/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture of any size: rows from the top, each pixel red, green, blue, one sRGB byte each. */
export interface RgbImage extends Size {
  /** `height * width * 3` bytes. */
  readonly pixels: Uint8Array;
}

/** A square part of a picture, in its pixels from the top left corner; fractions are allowed. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Fewer pixels than this across mean nothing: neither a picture nor a square of one may be smaller. */
export const SMALLEST_SIDE = 8;

/** The size of `size` times `factor`, in whole pixels and never less than one. */
export function scaleSize(size: Size, factor: number): Size {
  return {
    width: Math.max(1, Math.round(size.width * factor)),
    height: Math.max(1, Math.round(size.height * factor)),
  };
}

/** The largest square in the middle of a picture. */
export function centreSquare(width: number, height: number): Square {
  const side = Math.min(width, height);
  return { left: (width - side) / 2, top: (height - side) / 2, side };
}

/**
 * Moves and scales a square as little as needed, so that it lies inside a picture and is at least
 * `SMALLEST_SIDE` pixels wide (or as wide as the picture allows). Its middle stays where it can.
 *
 * @throws RangeError where a number of the square is not finite
 */
export function clampSquare(square: Square, width: number, height: number): Square {
  const { left, top, side } = square;
  if (![left, top, side].every(Number.isFinite)) {
    throw new RangeError(
      `A square needs finite numbers, not left ${left}, top ${top}, side ${side}.`,
    );
  }
  const largest = Math.min(width, height);
  const clamped = between(side, Math.min(SMALLEST_SIDE, largest), largest);
  const shift = (side - clamped) / 2;
  return {
    left: between(left + shift, 0, width - clamped),
    top: between(top + shift, 0, height - clamped),
    side: clamped,
  };
}

function between(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
