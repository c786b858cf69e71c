/** Milliseconds of each frame of 16.7 that the GPU may spend on a batch: the rest is for drawing the page. */
const SHARE = 10;
/** How many of a size's last times count: one slow moment is forgiven, a machine that has slowed down is not. */
const REMEMBERED = 3;

/** Milliseconds of the last passes over so many pictures at once. */
export type PassTimes = ReadonlyMap<number, readonly number[]>;

/** The sizes in which a batch goes through a network. */
export interface Slices {
  /** Chooses the size of the next slice, of those that have been through before and the smallest. */
  choose(left: number): number;

  /** Finds the size that would be chosen had it been through before: each once, then null. */
  findUntried(): number | null;

  /** Notes how long a pass took; the first one of a size compiles, and does not count. */
  record(size: number, milliseconds: number): void;
}

/** @param sizes ascending */
export function createSlices(sizes: readonly number[]): Slices {
  const times = new Map<number, readonly number[]>();
  const warm = new Set<number>();
  const tried = new Set<number>();
  return {
    choose(left) {
      const ready = sizes.filter((size, at) => at === 0 || warm.has(size));
      return chooseSlice(ready, times, left);
    },
    findUntried() {
      const size = chooseSlice(sizes, times, Infinity);
      if (size === sizes[0] || warm.has(size) || tried.has(size)) return null;
      tried.add(size);
      return size;
    },
    record(size, milliseconds) {
      if (warm.has(size)) {
        times.set(size, [...(times.get(size) ?? []), milliseconds].slice(-REMEMBERED));
      }
      warm.add(size);
    },
  };
}

/**
 * Chooses how many pictures of a batch go through the network at once: the most that leave the page its
 * frames. A size without a time is tried where the size before it leaves them.
 *
 * @param sizes ascending; the first may always be taken
 * @param left pictures that are left; at most half of a slice is filled up with blank ones
 */
export function chooseSlice(sizes: readonly number[], times: PassTimes, left: number): number {
  const smallest = sizes[0]!;
  let chosen = smallest;
  for (const size of sizes.slice(1)) {
    const busy = estimateBusy(times.has(size) ? size : chosen, smallest, times);
    if (size > 2 * left || !(busy <= SHARE)) break;
    chosen = size;
  }
  return chosen;
}

/**
 * Milliseconds in which a pass keeps the GPU from drawing. Part of its time is there whatever its size, and
 * spent on asking and reading: what more pictures add is the GPU's.
 *
 * @returns not a number where the size has no time yet
 */
function estimateBusy(size: number, smallest: number, times: PassTimes): number {
  const least = (of: number) => Math.min(...(times.get(of) ?? [NaN]));
  if (size === smallest) return least(size);
  return ((least(size) - least(smallest)) / (size - smallest)) * size;
}
