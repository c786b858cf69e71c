import type { Timing } from './timing.ts';

/** Something of the site's divided by something to compare it with. */
export interface Ratio {
  readonly name: string;
  /** Of the medians; null where a part was not to be had. */
  readonly value: number | null;
  /** The slowest round of the one by the fastest of the other; null where nothing was timed in rounds. */
  readonly worst: number | null;
  /** What it shall be at most; null where nothing is asked of it. */
  readonly most: number | null;
}

export function divide(
  name: string,
  one: Timing | null | undefined,
  other: Timing | null | undefined,
  most: number | null,
): Ratio {
  if (!one || !other) return { name, value: null, worst: null, most };
  const worst = Math.max(...one.rounds) / Math.min(...other.rounds);
  return { name, value: one.median / other.median, worst, most };
}

/** Of what is allowed, in milliseconds: at most all of it. */
export function divideByAllowed(name: string, time: Timing, allowed: number): Ratio {
  return { name, value: time.median / allowed, worst: Math.max(...time.rounds) / allowed, most: 1 };
}

/** Whether a ratio is what it shall be; null where nothing is asked of it, or it was not to be had. */
export function holds({ value, most }: Ratio): boolean | null {
  return value === null || most === null ? null : value <= most;
}
