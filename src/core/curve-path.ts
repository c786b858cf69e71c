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

/** Where a name stands beside its curve. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
}

/** Places along a curve that are tried for its name. */
const CANDIDATES = 48;

/**
 * Finds for each curve the place of its name that is farthest from the other curves and names.
 *
 * @param width of the plot, in pixels; a name does not begin in its last part
 * @param room that a name takes to the right of its place, in pixels
 */
export function placeLabels(
  curves: readonly TracedCurve[],
  width: number,
  room: number,
): (LabelPlace | null)[] {
  const placed: LabelPlace[] = [];
  return curves.map((curve, own) => {
    let best: LabelPlace | null = null;
    let most = -Infinity;
    for (let step = 1; step < CANDIDATES; step++) {
      const index = Math.floor((step / CANDIDATES) * curve.points.length);
      const place = { x: curve.x[index]!, y: curve.y[index]! };
      if (!(place.x + room <= width)) continue;
      const distances = curves.map((other, index) => {
        if (index === own) return Infinity;
        return measureRoom(other, place, room);
      });
      const names = placed.map(({ x, y }) => Math.hypot((x - place.x) / 4, y - place.y));
      const distance = Math.min(...distances, ...names);
      if (distance <= most) continue;
      most = distance;
      best = place;
    }
    if (best) placed.push(best);
    return best;
  });
}

/** How far a curve stays from where a name would stand, in pixels. */
function measureRoom({ x, y }: TracedCurve, place: LabelPlace, room: number): number {
  let least = Infinity;
  for (let index = 0; index < x.length; index += 3) {
    const beside = Math.max(0, place.x - x[index]!, x[index]! - place.x - room);
    least = Math.min(least, Math.hypot(beside, y[index]! - place.y));
  }
  return least;
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
