import type { TracedCurve } from './curve-path.ts';

/** A place in a plot, in pixels from its upper left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where a name stands: the left end of its line of text, in pixels. */
export interface LabelPlace extends Place {
  /** From the name to its curve, where another curve is about as near; else null. */
  readonly leader: { readonly from: Place; readonly to: Place } | null;
}

/** The plot that names may not leave, and how high a line of text is, in pixels. */
export interface LabelRoom {
  readonly width: number;
  readonly height: number;
  readonly line: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Candidate {
  readonly box: Box;
  /** The nearest point of its own curve. */
  readonly point: Place;
  readonly hasLeader: boolean;
  /** How bad it is. */
  readonly cost: number;
}

/** Rows and columns of places all over the plot that are tried, and places along the curve itself. */
const GRID = 24;
const ALONG = 60;
/** Pixels between a name and its curve, and the least between it and any curve or name. */
const GAP = 7;
const CLEAR = 3;
/** Pixels between the points of a curve that a name is kept off. */
const STEP = 5;
/** A name is read as its curve's that is this near, and nearer by this much than any other. */
const NEAR = 16;
const NEARER = 8;
/** A leader is worse than none by so many pixels, and one across another curve far worse. */
const LEADER = 30;
const CROSSING = 60;
/** Away from other curves is better, up to this far, but matters slightly. */
const FAR = 100;
const SLIGHTLY = 50;

/**
 * Finds for each curve the place of its name that lies on no curve and no other name: beside its curve,
 * away from the others, and with a leader where it could be taken for another's; null where there is none.
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
    let best = null as Candidate | null;
    for (const box of listPlaces(sampled[own]!, widths[own]!, room)) {
      best = weigh(box, sampled, own, taken, best?.cost ?? Infinity) ?? best;
    }
    if (!best) return null;
    const { box, point, hasLeader } = best;
    taken.push(box);
    const leader = hasLeader ? { from: clampTo(box, point), to: point } : null;
    return { x: box.left, y: box.bottom - 0.22 * room.line, leader };
  });
}

/** Points along a curve, evenly apart. */
function sampleCurve({ x, y }: TracedCurve): Place[] {
  const points: Place[] = [];
  for (let index = 1; index < x.length; index++) {
    const from = { x: x[index - 1]!, y: y[index - 1]! };
    points.push(...sampleLine(from, { x: x[index]!, y: y[index]! }));
  }
  return points;
}

function sampleLine(from: Place, to: Place): Place[] {
  const [stepX, stepY] = [to.x - from.x, to.y - from.y];
  const steps = Math.max(1, Math.round(Math.hypot(stepX, stepY) / STEP));
  return Array.from({ length: steps }, (_, step) => ({
    x: from.x + (step / steps) * stepX,
    y: from.y + (step / steps) * stepY,
  }));
}

/** Boxes inside the plot: on all four sides of places along a curve, then all over. */
function* listPlaces(points: readonly Place[], width: number, room: LabelRoom): Generator<Box> {
  if (points.length === 0) return;
  const [mostX, mostY] = [room.width - width, room.height - room.line];
  const corners: [left: number, top: number][] = [];
  for (let at = 0; at < Math.min(ALONG, points.length); at++) {
    const { x, y } = points[Math.floor((at / ALONG) * points.length)]!;
    for (const left of [x + GAP, x - GAP - width]) {
      corners.push([left, y - GAP - room.line], [left, y + GAP]);
    }
  }
  for (let row = 0; row <= GRID; row++) {
    for (let column = 0; column <= GRID; column++) {
      corners.push([(column / GRID) * mostX, (row / GRID) * mostY]);
    }
  }
  for (const [left, top] of corners) {
    if (left < 0 || top < 0 || left > mostX || top > mostY) continue;
    yield { left, top, right: left + width, bottom: top + room.line };
  }
}

/** Says how good a place is; null where it covers a curve or a name, or costs no less than `most`. */
function weigh(
  box: Box,
  curves: readonly (readonly Place[])[],
  own: number,
  taken: readonly Box[],
  most: number,
): Candidate | null {
  const nearest = findNearest(box, curves[own]!);
  const tooFar = nearest.distance - FAR / SLIGHTLY >= most;
  if (tooFar || nearest.distance < CLEAR || taken.some((other) => areTouching(other, box)))
    return null;
  const others = curves.filter((_, index) => index !== own);
  const toOthers = Math.min(...others.map((points) => findNearest(box, points).distance));
  if (toOthers < CLEAR) return null;
  const { point, distance } = nearest;
  const hasLeader = distance > NEAR || toOthers < distance + NEARER;
  let cost = distance - Math.min(toOthers, FAR) / SLIGHTLY;
  if (hasLeader) {
    const from = clampTo(box, point);
    if (
      taken.some((other) =>
        sampleLine(from, point).some((at) => measureDistance(other, at) < CLEAR),
      )
    )
      return null;
    const crossed = others.filter((points) => points.some((at) => isOn(from, point, at)));
    cost += LEADER + CROSSING * crossed.length;
  }
  return cost < most ? { box, point, hasLeader, cost } : null;
}

function findNearest(box: Box, points: readonly Place[]): { point: Place; distance: number } {
  let point: Place = { x: 0, y: 0 };
  let distance = Infinity;
  for (const place of points) {
    const one = measureDistance(box, place);
    if (one >= distance) continue;
    [point, distance] = [place, one];
    if (one < CLEAR) break;
  }
  return { point, distance };
}

function areTouching(one: Box, other: Box): boolean {
  const isBeside = one.right + CLEAR < other.left || one.left - CLEAR > other.right;
  return !isBeside && one.bottom + CLEAR >= other.top && one.top - CLEAR <= other.bottom;
}

/** From a box to a point, along the axis on which they are farther apart; 0 inside. */
function measureDistance(box: Box, { x, y }: Place): number {
  return Math.max(box.left - x, x - box.right, box.top - y, y - box.bottom, 0);
}

/** Whether a place lies on a straight line, give or take the distance between two sampled points. */
function isOn(from: Place, to: Place, { x, y }: Place): boolean {
  const [alongX, alongY] = [to.x - from.x, to.y - from.y];
  const length = alongX ** 2 + alongY ** 2;
  const share = length && ((x - from.x) * alongX + (y - from.y) * alongY) / length;
  const inside = Math.min(1, Math.max(0, share));
  return Math.hypot(from.x + inside * alongX - x, from.y + inside * alongY - y) < STEP;
}

/** The point of a box that is nearest to a place. */
function clampTo({ left, top, right, bottom }: Box, { x, y }: Place): Place {
  return { x: Math.min(right, Math.max(left, x)), y: Math.min(bottom, Math.max(top, y)) };
}
