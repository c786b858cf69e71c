import { scaleLinear, scaleSymlog } from 'd3-scale';

/** What one side of a plot shows. */
export interface Axis {
  readonly title: string;
  readonly low: number;
  readonly high: number;
  /** Counts are drawn so that 0, 1, 10, 100 … lie far apart. */
  readonly kind: 'linear' | 'count';
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

/** From a value to its place in pixels, and back. */
export interface Ruler {
  (value: number): number;
  invert(pixels: number): number;
}

/** Lays an axis along a stretch of pixels. */
export function layAxis(axis: Axis, from: number, to: number): Ruler {
  const scale = axis.kind === 'count' ? scaleSymlog().constant(1) : scaleLinear();
  return scale.domain([axis.low, axis.high]).range([from, to]);
}

/** An axis of shares from 0 to 1. */
export function createShareAxis(title: string, format: (value: number) => string): Axis {
  return { title, low: 0, high: 1, kind: 'linear', ticks: [0, 0.25, 0.5, 0.75, 1], format };
}

/** An axis of counts up to `most`, on which the first one stands apart from none. */
export function createCountAxis(
  title: string,
  most: number,
  format: (value: number) => string,
): Axis {
  const high = Math.max(1, most);
  const powers = [0, 1, 10, 100, 1_000, 10_000].filter((tick) => tick <= high / 2);
  return { title, low: 0, high, kind: 'count', ticks: [...powers, high], format };
}

/** An axis from `low` to `high` with round ticks. */
export function createAxis(
  title: string,
  low: number,
  high: number,
  format: (value: number) => string,
): Axis {
  const ticks = scaleLinear().domain([low, high]).ticks(6);
  return { title, low, high, kind: 'linear', ticks, format };
}
