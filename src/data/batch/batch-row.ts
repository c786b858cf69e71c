import type { JudgedFile } from '../../core/batch-rows.ts';
import type { Metric } from '../../core/differences.ts';
import type { RefusalReason, RefusalValues } from '../upload/refusal.ts';

/** Why a file that could be read has no answer. */
export type UnjudgedReason = 'cancelled' | 'reloaded' | 'failed';

/** One file of a batch: what is known of it, and what the classifiers answered. */
export interface BatchRow extends JudgedFile {
  readonly refusal: { readonly reason: RefusalReason; readonly values: RefusalValues } | null;
  readonly unjudged: UnjudgedReason | null;
  /** 32 x 32 x 3 bytes as classified, once it was read. */
  readonly pixels: Uint8Array | null;
  /** How many references nearest neighbour compared, once it answered. */
  readonly references: number | null;
  /** By which distance and with how many votes; missing before it answered, and in what earlier versions kept. */
  readonly votes?: { readonly metric: Metric; readonly k: number };
  /** It moves, and its first frame is what was judged. */
  readonly isFirstFrame: boolean;
}

/** What holds for a whole batch. */
export interface BatchHead {
  /** Tells one batch from every other, also from those of other tabs. */
  readonly id: string;
  /** How many files that systems leave behind were passed over. */
  readonly skipped: number;
}

/** A batch as it is kept. */
export interface SavedBatch {
  readonly head: BatchHead;
  readonly rows: readonly BatchRow[];
}
