/** Points of a curve that can be told apart on a screen. */
export interface TracedCurve {
  /** Operating points, in the order of the curve. */
  readonly points: Uint32Array;
  /** Where they lie, in pixels. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Leaves out points that lie closer than `least` pixels to the last one kept; the first and the last
 * stay, and so does every point before a gap, so that no corner is cut. Points that are no number are
 * left out.
 *
 * @param x in pixels, one for each operating point from `first` on
 */
export function traceCurve(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  first: number,
  least = 0.5,
): TracedCurve {
  const kept: number[] = [];
  let last = -1;
  for (let index = 0; index < x.length; index++) {
    if (!Number.isFinite(x[index]! + y[index]!)) continue;
    const before = kept.at(-1);
    const isFar = before === undefined || measureGap(x, y, before, index) >= least;
    if (isFar) {
      if (last > (before ?? last)) kept.push(last);
      kept.push(index);
    }
    last = index;
  }
  if (last >= 0 && kept.at(-1) !== last) kept.push(last);
  return {
    points: Uint32Array.from(kept, (index) => index + first),
    x: Float64Array.from(kept, (index) => x[index]!),
    y: Float64Array.from(kept, (index) => y[index]!),
  };
}

/** The path of a curve in the language of SVG, to a tenth of a pixel; empty for no points. */
export function writePath({ x, y }: Pick<TracedCurve, 'x' | 'y'>): string {
  let path = '';
  for (let index = 0; index < x.length; index++) {
    path += `${index === 0 ? 'M' : 'L'}${round(x[index]!)} ${round(y[index]!)}`;
  }
  return path;
}

/** Finds the kept point nearest to a place; null for no points. */
export function findNearest(
  { points, x, y }: TracedCurve,
  placeX: number,
  placeY: number,
): { readonly point: number; readonly distance: number; readonly index: number } | null {
  let index = -1;
  let least = Infinity;
  for (let candidate = 0; candidate < points.length; candidate++) {
    const distance = Math.hypot(x[candidate]! - placeX, y[candidate]! - placeY);
    if (distance >= least) continue;
    least = distance;
    index = candidate;
  }
  return index < 0 ? null : { point: points[index]!, distance: least, index };
}

function measureGap(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  one: number,
  other: number,
): number {
  return Math.max(Math.abs(x[one]! - x[other]!), Math.abs(y[one]! - y[other]!));
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
