/** Draws the next number, uniform in [0, 1). */
export type Random = () => number;

/**
 * Creates a seeded generator of uniform numbers in [0, 1) with 32 bits of state.
 * Source: mulberry32 by Tommy Ettinger, public domain.
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns a shuffled copy of `values` (Fisher-Yates); every order is equally likely. */
export function shuffle(values: Uint32Array, random: Random): Uint32Array {
  const shuffled = values.slice();
  for (let last = shuffled.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    const kept = shuffled[last]!;
    shuffled[last] = shuffled[chosen]!;
    shuffled[chosen] = kept;
  }
  return shuffled;
}
