import type { Random } from './random.ts';
import type { Sweep } from './sweep.ts';

/** A 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Draws of a set's pictures, made bit by bit, so that a page stays awake meanwhile. */
export interface Bootstrap {
  /** Draws the pictures of the set anew, so many times more. */
  draw(times: number): void;
  /** Bounds of each figure after the draws so far; null where none of them gave a number. */
  bound(): (Interval | null)[];
}

/** A figure of a sweep. */
export type Measure = (sweep: Sweep) => number;

/**
 * Prepares the percentile bootstrap over pictures: draws as many pictures with replacement, measures,
 * and takes the 2.5th and 97.5th percentile of what is known.
 *
 * The order of the pictures does not change, so nothing is sorted again: a draw only says how often
 * each picture counts.
 *
 * @param positive 1 or 0 for each picture, as the sweep was made with
 */
export function createBootstrap(
  sweep: Sweep,
  positive: ArrayLike<number>,
  measures: readonly Measure[],
  random: Random,
): Bootstrap {
  const resample = createResampling(sweep, positive, random);
  const figures = measures.map((): number[] => []);
  return {
    draw(times) {
      for (let draw = 0; draw < times; draw++) {
        const drawn = resample();
        measures.forEach((measure, index) => {
          figures[index]!.push(measure(drawn));
        });
      }
    },
    bound: () => figures.map(boundFigures),
  };
}

/**
 * Measures a figure on so many draws; NaN where a draw gives no number.
 *
 * @param positive 1 or 0 for each picture, as the sweep was made with
 */
export function drawFigures(
  sweep: Sweep,
  positive: ArrayLike<number>,
  measure: Measure,
  draws: number,
  random: Random,
): Float64Array {
  const resample = createResampling(sweep, positive, random);
  return Float64Array.from({ length: draws }, () => measure(resample()));
}

/** Returns what draws once more; the sweep that it gives holds until the next draw. */
function createResampling(
  { order, thresholds, accepted, total }: Sweep,
  positive: ArrayLike<number>,
  random: Random,
): () => Sweep {
  const times = new Uint16Array(total);
  const kept = thresholds.slice();
  const taken = new Uint32Array(accepted.length);
  const hits = new Uint32Array(accepted.length);
  return () => {
    times.fill(0);
    for (let drawn = 0; drawn < total; drawn++) times[Math.floor(random() * total)]!++;
    let made = 0;
    let rank = 0;
    let count = 0;
    let hit = 0;
    for (let point = 1; point < accepted.length; point++) {
      for (; rank < accepted[point]!; rank++) {
        const picture = order[rank]!;
        count += times[picture]!;
        hit += times[picture]! * positive[picture]!;
      }
      // A score that no drawn picture has is no operating point.
      if (count === taken[made]) continue;
      made++;
      kept[made] = thresholds[point]!;
      taken[made] = count;
      hits[made] = hit;
    }
    return {
      order,
      thresholds: kept.subarray(0, made + 1),
      accepted: taken.subarray(0, made + 1),
      hits: hits.subarray(0, made + 1),
      total,
      positives: hit,
    };
  };
}

/** Takes the 2.5th and 97.5th percentile of the figures that are numbers; null where none is. */
export function boundFigures(figures: ArrayLike<number>): Interval | null {
  const sorted = Float64Array.from(figures)
    .filter((figure) => !Number.isNaN(figure))
    .sort();
  if (sorted.length === 0) return null;
  return { low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
}

/** Linear between order statistics, as numpy's default. */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
