import type { Sweep } from './sweep.ts';
import { findByThreshold, findInterval } from './sweep.ts';

/** Digits after which a double has no more to say. */
const MOST_DIGITS = 17;

/**
 * Finds the threshold with the fewest digits that means an operating point: "0.42" for anything above
 * 0.412 and up to 0.437. It is what a number box shows and a link carries.
 *
 * @returns a finite number, above every score where the point accepts nothing
 */
export function writeThreshold(sweep: Sweep, point: number): number {
  const { low, high } = findInterval(sweep, point);
  // Without an end of its own, an interval is written near the score it begins or ends at.
  if (high === Infinity) return low === -Infinity ? 1 : low < 1 ? 1 : Math.floor(low) + 1;
  const wanted = low === -Infinity ? high : (low + high) / 2;
  for (let digits = 1; digits < MOST_DIGITS; digits++) {
    for (const value of [Number(wanted.toPrecision(digits)), Number(high.toPrecision(digits))]) {
      if (value <= high && findByThreshold(sweep, value) === point) return value;
    }
  }
  return high;
}
