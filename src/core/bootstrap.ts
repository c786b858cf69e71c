import type { Random } from './random.ts';
import type { Sweep } from './sweep.ts';

/** A 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Bounds a figure of a sweep by the percentile bootstrap over pictures: draws as many pictures with
 * replacement, measures, and takes the 2.5th and 97.5th percentile of what is known.
 *
 * The order of the pictures does not change, so nothing is sorted again: a draw only says how often
 * each picture counts.
 *
 * @param positive 1 or 0 for each picture, as the sweep was made with
 * @returns null where no draw gave a number
 */
export function bootstrap(
  sweep: Sweep,
  positive: ArrayLike<number>,
  measure: (resampled: Sweep) => number,
  draws: number,
  random: Random,
): Interval | null {
  const { order, thresholds, accepted, total } = sweep;
  const times = new Uint16Array(total);
  const kept = thresholds.slice();
  const taken = new Uint32Array(accepted.length);
  const hits = new Uint32Array(accepted.length);
  const figures: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
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
    const figure = measure({
      order,
      thresholds: kept.subarray(0, made + 1),
      accepted: taken.subarray(0, made + 1),
      hits: hits.subarray(0, made + 1),
      total,
      positives: hit,
    });
    if (!Number.isNaN(figure)) figures.push(figure);
  }
  if (figures.length === 0) return null;
  const sorted = Float64Array.from(figures).sort();
  return { low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
}

/** Linear between order statistics, as numpy's default. */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
