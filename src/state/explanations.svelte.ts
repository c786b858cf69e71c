import type {
  ClassifierId,
  Engine,
  LinearExplained,
  NearestScored,
  NetworkExplained,
  SweepStep,
} from '../engine/contract.ts';
import { createExcitingSearch, type ExcitingSearch } from './exciting.svelte.ts';
import { createJudge, type Judge } from './judge.svelte.ts';
import { REFERENCE_COUNTS } from './settings.ts';
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
   * Asks what one classifier looked at, as far as that is not there.
   *
   * @param nearest the answer of nearest neighbour to the same picture
   */
  look(id: ClassifierId, pixels: Uint8Array, nearest: NearestScored | null): void;
  /** Gives up what is still to come: the picture is another now. */
  drop(): void;
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
  const once = {
    linear: createAskOnce(linear),
    network: createAskOnce(network),
    sweep: createAskOnce(sweep),
  };

  return {
    linear,
    network,
    sweep,
    exciting: createExcitingSearch((signal, onProgress) => engine.findExciting(signal, onProgress)),
    look(id, pixels, nearest) {
      if (id !== 'nearest-neighbour') once[id].ask(pixels);
      // An answer by other votes or from more references is another occasion.
      else if (nearest) once.sweep.ask(pixels, nearest);
    },
    drop() {
      for (const { drop } of Object.values(once)) drop();
    },
  };
}

/** Asks a judge once for each occasion, which is another picture if nothing else; again where that was given up. */
function createAskOnce(judge: Judge<unknown>) {
  let last: object | null = null;
  return {
    ask: (pixels: Uint8Array, occasion: object = pixels) => {
      if (occasion === last) return;
      last = occasion;
      judge.ask(pixels);
    },
    drop: () => {
      if (judge.isStale) last = null;
      judge.drop();
    },
  };
}
