import type { TracedCurve } from './curve-path.ts';

/** Where a name stands beside its curve: the left end of its line of text, in pixels. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The plot that names may not leave, and how high a line of text is, in pixels. */
export interface LabelRoom {
  readonly width: number;
  readonly height: number;
  readonly line: number;
}

/** Places along a curve that are tried for its name, and pixels between name and curve. */
const CANDIDATES = 60;
const GAP = 7;
/** Pixels between the points of a curve that a name is kept off. */
const STEP = 4;
/** A name over another name is worse than one over any number of points of curves. */
const OVER_NAME = 1000;

/**
 * Finds for each curve the place of its name that covers the fewest curves and names, beside the curve
 * and as far from the others as may be; null for a curve beside which there is no room.
 *
 * @param widths of the names, in pixels
 */
export function placeLabels(
  curves: readonly TracedCurve[],
  widths: readonly number[],
  room: LabelRoom,
): (LabelPlace | null)[] {
  const sampled = curves.map(sampleCurve);
  const taken: Box[] = [];
  return curves.map((_, own) => {
    let best: Box | null = null;
    let least = Infinity;
    for (const box of listPlaces(sampled[own]!, widths[own]!, room)) {
      const cost = weigh(box, sampled, own, taken);
      if (cost >= least) continue;
      least = cost;
      best = box;
    }
    if (!best) return null;
    taken.push(best);
    return { x: best.left, y: best.bottom - 0.22 * room.line };
  });
}

type Points = readonly (readonly [x: number, y: number])[];

/** Points along a curve, evenly apart. */
function sampleCurve({ x, y }: TracedCurve): Points {
  const points: [number, number][] = [];
  for (let index = 1; index < x.length; index++) {
    const [fromX, fromY] = [x[index - 1]!, y[index - 1]!];
    const [stepX, stepY] = [x[index]! - fromX, y[index]! - fromY];
    const steps = Math.max(1, Math.round(Math.hypot(stepX, stepY) / STEP));
    for (let step = 0; step < steps; step++) {
      points.push([fromX + (step / steps) * stepX, fromY + (step / steps) * stepY]);
    }
  }
  return points;
}

/** Boxes on all four sides of places along a curve that lie inside the plot. */
function* listPlaces(points: Points, width: number, room: LabelRoom): Generator<Box> {
  for (let candidate = 0; candidate < Math.min(CANDIDATES, points.length); candidate++) {
    const [x, y] = points[Math.floor((candidate / CANDIDATES) * points.length)]!;
    for (const left of [x + GAP, x - GAP - width]) {
      for (const top of [y - GAP - room.line, y + GAP]) {
        const box = { left, top, right: left + width, bottom: top + room.line };
        const isInside =
          left >= 0 && top >= 0 && box.right <= room.width && box.bottom <= room.height;
        if (isInside) yield box;
      }
    }
  }
}

/** The more points of curves and names a box covers, and the nearer other curves are, the heavier. */
function weigh(box: Box, curves: readonly Points[], own: number, taken: readonly Box[]): number {
  let covered = 0;
  let nearest = 100;
  curves.forEach((points, index) => {
    for (const [x, y] of points) {
      const aside = Math.max(box.left - x, x - box.right, 0);
      const above = Math.max(box.top - y, y - box.bottom, 0);
      const distance = Math.max(aside, above);
      if (distance < 2) covered++;
      else if (index !== own) nearest = Math.min(nearest, distance);
    }
  });
  const over = taken.filter((other) => {
    const isBeside = other.right < box.left || other.left > box.right;
    return !isBeside && other.bottom >= box.top && other.top <= box.bottom;
  });
  return covered + OVER_NAME * over.length - nearest / 50;
}
