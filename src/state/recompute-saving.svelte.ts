import type { ValueStore } from '../data/value-store.ts';
import type { RecomputedScores } from './recomputed-scores.ts';

/** Whether the browser keeps them for a reload: yes, not for want of space or leave, or there are none. */
export type KeepingState = 'none' | 'kept' | 'refused';

/** Keeps the newest recomputed scores for a reload. */
export interface RecomputeSaving {
  readonly state: KeepingState;
  /** Gives what is kept of this release; null where nothing is, or nothing can be. */
  read(release: string): Promise<RecomputedScores | null>;
  keep(scores: RecomputedScores): Promise<void>;
  forget(): Promise<void>;
}

export function createRecomputeSaving(store: ValueStore<RecomputedScores>): RecomputeSaving {
  let state = $state.raw<KeepingState>('none');
  /** One after another, so that the newest wish is fulfilled last. */
  let work = Promise.resolve();

  async function replace(scores: RecomputedScores): Promise<void> {
    try {
      await store.replace(scores);
      state = 'kept';
    } catch {
      state = 'refused';
      // Better nothing comes back than what was replaced.
      await store.clear().catch(() => undefined);
    }
  }

  async function clear(): Promise<void> {
    state = 'none';
    // What cannot be cleared could not be kept.
    await store.clear().catch(() => undefined);
  }

  return {
    get state() {
      return state;
    },
    async read(release) {
      const kept = await store.read().catch(() => null);
      if (kept?.release !== release) return null;
      state = 'kept';
      return kept;
    },
    keep: (scores) => (work = work.then(() => replace(scores))),
    forget: () => (work = work.then(clear)),
  };
}
