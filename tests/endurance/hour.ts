import type { Amount } from './use.ts';

/** What each round of the hour is. Those of the warm-up come before it and are alike. */
export const ROUND: Amount = {
  predictions: 200,
  batches: 20,
  switchPairs: 3,
  moves: 100,
  frames: 100,
  pages: 10,
};
/** Rounds of the hour. */
export const ROUNDS = 10;
/** Rounds until the browser has compiled most of what is used much: a tenth of the heap by then. */
export const WARM_UP = 3;
