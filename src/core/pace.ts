/** An answer to a picture of a moving camera. */
export interface PacedAnswer {
  /** When it came, in milliseconds of any clock. */
  readonly at: number;
  /** How long after its picture, in milliseconds. */
  readonly delay: number;
}

/** How quickly answers follow a moving picture. */
export interface Pace {
  /** Answers a second; 0 where fewer than two came of late. */
  readonly perSecond: number;
  /** The mean delay of the answers, in milliseconds; null where none came. */
  readonly delay: number | null;
}

/** Milliseconds over which a pace is measured: enough for one answer a second, and soon forgotten. */
export const PACE_WINDOW = 3_000;

/** Leaves out the answers that came before the window that ends `now`. */
export function keepRecent(answers: readonly PacedAnswer[], now: number): PacedAnswer[] {
  return answers.filter(({ at }) => at > now - PACE_WINDOW);
}

/**
 * Measures a pace over the window that ends `now`, by the gaps between its answers: a slow classifier that
 * gives three of them in the window has not given one a second, but has left two gaps.
 *
 * @param answers in the order in which they came
 */
export function measurePace(answers: readonly PacedAnswer[], now: number): Pace {
  const recent = keepRecent(answers, now);
  if (recent.length === 0) return { perSecond: 0, delay: null };
  // Several answers within one tick of a coarse clock leave no gap that could be measured.
  const passed = recent.at(-1)!.at - recent[0]!.at || PACE_WINDOW;
  return {
    perSecond: (1000 * (recent.length - 1)) / passed,
    delay: recent.reduce((sum, { delay }) => sum + delay, 0) / recent.length,
  };
}
