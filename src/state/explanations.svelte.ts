import type {
  Engine,
  LinearExplained,
  NearestScored,
  NetworkExplained,
  SweepStep,
} from '../engine/contract.ts';
import { createExcitingSearch, type ExcitingSearch } from './exciting.svelte.ts';
import { createJudge, type Judge } from './judge.svelte.ts';
import { REFERENCE_COUNTS, type Why } from './settings.ts';
import type { SettingsStore } from './settings.svelte.ts';

/**
 * What the classifiers looked at, beyond what comes with their answers. Whoever shows an explanation asks
 * for it, and after the answer: so that no answer waits for one.
 */
export interface Explanations {
  readonly linear: Judge<LinearExplained>;
  readonly network: Judge<NetworkExplained>;
  /** What nearest neighbour answers from fewer references, by either distance. */
  readonly sweep: Judge<readonly SweepStep[]>;
  readonly exciting: ExcitingSearch;
  /**
   * Asks for what one view shows, as far as that is not there.
   *
   * @param nearest the answer of nearest neighbour to the same picture
   */
  look(why: Why, pixels: Uint8Array, nearest: NearestScored | null): void;
}

export function createExplanations(engine: Engine, settings: SettingsStore): Explanations {
  const linear = createJudge<LinearExplained>({
    load: (signal, onProgress) => engine.load('linear', signal, onProgress),
    score: (pixels, signal) => engine.explainLinear(pixels, signal),
  });
  const network = createJudge<NetworkExplained>({
    load: (signal, onProgress) => engine.load('network', signal, onProgress),
    score: (pixels, signal) => engine.explainNetwork(pixels, signal),
  });
  const sweep = createJudge<readonly SweepStep[]>({
    load: (signal, onProgress) => engine.load('nearest-neighbour', signal, onProgress),
    score: (pixels, signal) =>
      engine.sweepNearest(pixels, { k: settings.current.k, counts: REFERENCE_COUNTS }, signal),
  });
  const askLinear = createAskOnce(linear);
  const askNetwork = createAskOnce(network);
  const askSweep = createAskOnce(sweep);

  return {
    linear,
    network,
    sweep,
    exciting: createExcitingSearch((signal, onProgress) => engine.findExciting(signal, onProgress)),
    look(why, pixels, nearest) {
      if (why === 'compare' || why === 'linear') askLinear(pixels);
      if (why === 'compare' || why === 'network') askNetwork(pixels);
      // An answer by other votes or from more references is another occasion.
      if (why === 'nearest-neighbour' && nearest) askSweep(pixels, nearest);
    },
  };
}

/** Asks a judge once for each occasion, which is another picture if nothing else. */
function createAskOnce(judge: Judge<unknown>): (pixels: Uint8Array, occasion?: object) => void {
  let last: object | null = null;
  return (pixels, occasion = pixels) => {
    if (occasion === last) return;
    last = occasion;
    judge.ask(pixels);
  };
}
