import type { BatchRow, SavedBatch } from '../data/batch/batch-row.ts';
import type { BatchStore } from '../data/batch/batch-store.ts';

/** Milliseconds before what could not be kept is tried again. */
const RETRY = 3_000;

/** Whether the batch is kept: yes, not for want of space or leave, or no more since another tab has a newer one. */
export type SavingState = 'kept' | 'refused' | 'replaced';

/** Keeps a batch as it grows, in the order of its changes, and tries again what was refused. */
export interface BatchSaving {
  readonly state: SavingState;
  /** Keeps another batch from now on. */
  begin(id: string): void;
  /** Goes on with the batch that was found kept. */
  resume(id: string): void;
  /** Keeps these rows too. */
  add(rows: readonly BatchRow[]): void;
  /** Keeps nothing. */
  end(): void;
}

/** @param current gives the whole batch as it is, which is kept where a part cannot be */
export function createBatchSaving(
  store: BatchStore,
  current: () => SavedBatch | null,
  retry = RETRY,
): BatchSaving {
  let state = $state.raw<SavingState>('kept');
  let isWhole = false;
  /** Nothing of this batch is kept yet: what lies there is of another. */
  let isNew = false;
  let changed: readonly BatchRow[] = [];
  let id: string | null = null;
  let work: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function keep(): Promise<void> {
    const mine = id;
    const batch = current();
    const rows = changed;
    const wasWhole = isWhole;
    isWhole = false;
    changed = [];
    try {
      let isNewest = true;
      if (mine === null || batch === null) await store.clear();
      else if (wasWhole) await store.replace(batch);
      else isNewest = await store.renew(mine, rows);
      if (mine !== id) return;
      isNew = false;
      state = isNewest ? 'kept' : 'replaced';
    } catch {
      isWhole = true;
      state = 'refused';
      // Better nothing comes back than what was replaced.
      if (isNew) await store.clear().catch(() => undefined);
    }
  }

  function keepSoon(): void {
    if (work || state === 'replaced') return;
    clearTimeout(timer);
    work = keep().finally(() => {
      work = null;
      if (state === 'refused') timer = setTimeout(keepSoon, retry);
      else if (isWhole || changed.length > 0) keepSoon();
    });
  }

  function start(next: string | null): void {
    id = next;
    isWhole = true;
    isNew = true;
    changed = [];
    if (state === 'replaced') state = 'kept';
    keepSoon();
  }

  return {
    get state() {
      return state;
    },
    begin: start,
    resume: (found) => (id = found),
    add(rows) {
      changed = [...changed, ...rows];
      if (state !== 'refused') keepSoon();
    },
    end: () => start(null),
  };
}
