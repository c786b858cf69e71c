import { describeError } from '../core/describe-error.ts';
import type { OnProgress, Progress } from '../data/progress.ts';
import type { Exciting } from '../engine/contract.ts';

/** The search for the pictures that excite the network's channels: made once, when it is asked for. */
export interface ExcitingSearch {
  readonly found: Exciting | null;
  /** While it is under way. */
  readonly progress: Progress | null;
  /** The sentence of what went wrong. */
  readonly failure: string | null;
  start(): void;
  cancel(): void;
}

/** @param find takes seconds, and tells how far it has come */
export function createExcitingSearch(
  find: (signal: AbortSignal, onProgress: OnProgress) => Promise<Exciting>,
): ExcitingSearch {
  let found = $state.raw<Exciting | null>(null);
  let progress = $state.raw<Progress | null>(null);
  let failure = $state.raw<string | null>(null);
  let open: AbortController | null = null;

  async function search(): Promise<void> {
    if (found || open) return;
    const mine = (open = new AbortController());
    progress = { done: 0, total: 1, unit: 'pictures' };
    failure = null;
    try {
      found = await find(mine.signal, (step) => {
        if (mine === open) progress = step;
      });
    } catch (error) {
      if (!mine.signal.aborted) failure = describeError(error);
    } finally {
      if (mine === open) {
        open = null;
        progress = null;
      }
    }
  }

  return {
    get found() {
      return found;
    },
    get progress() {
      return progress;
    },
    get failure() {
      return failure;
    },
    start: () => void search(),
    cancel() {
      open?.abort();
      open = null;
      progress = null;
    },
  };
}
