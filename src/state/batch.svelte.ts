import { describeError } from '../core/describe-error.ts';
import { labelFolder } from '../core/folder-classes.ts';
import { findFileName, findLabel } from '../core/folder-label.ts';
import { centreSquare } from '../core/image.ts';
import { cropSquare } from '../core/resample.ts';
import type { ArchiveLimits } from '../data/batch/archive.ts';
import type { BatchHead, BatchRow } from '../data/batch/batch-row.ts';
import type { BatchStore } from '../data/batch/batch-store.ts';
import type { IncomingFile } from '../data/batch/incoming-file.ts';
import type { ReadUpload } from '../data/upload/reader.ts';
import type { GatheredFiles } from './batch-files.ts';
import { gatherFiles, refusalOf } from './batch-files.ts';
import { runBatch } from './batch-run.ts';
import type { SavingState } from './batch-saving.svelte.ts';
import { createBatchSaving } from './batch-saving.svelte.ts';
import type { GroupScores, ScoreGroup } from './batch-scorer.ts';
import type { PixelRow } from './batch-steps.ts';
import { addScores, hasPixels, isMissingScores, leave } from './batch-steps.ts';
import { createLatest } from './latest.svelte.ts';

/** Looking for what there is, judging it, or neither. */
export type BatchPhase = 'idle' | 'gathering' | 'judging';

/** Many pictures on their way through the three classifiers. It goes on whatever page is open. */
export interface Batch {
  readonly phase: BatchPhase;
  /** One for each file, in the order in which they were found; a change gives a new array. */
  readonly rows: readonly BatchRow[];
  /** Files that systems leave behind, passed over. */
  readonly skipped: number;
  /** Of each classifier that could not answer, the sentence why. */
  readonly failures: GroupScores['failures'];
  readonly saving: SavingState;
  /** The sentence of why what came could not be looked through. */
  readonly problem: string | null;
  /** The last thing that came held no file, or was cancelled while it was looked through. */
  readonly notice: 'empty' | 'cancelled' | null;
  /** Judges these files instead of those before; only the newest batch counts. */
  start(incoming: Incoming): Promise<void>;
  cancel(): void;
  /** Asks the classifiers again for what they have not answered, as far as pictures are here. */
  retry(): Promise<void>;
  /** Brings back what was kept, once, unless something newer is here. */
  restore(): Promise<void>;
  /** Says what the folders of a name hold, a class index or null; only for names that are no class. */
  labelFolder(name: string, label: number | null): void;
  /** Forgets the batch, here and where it was kept. */
  clear(): void;
}

type Incoming = Promise<readonly IncomingFile[]> | readonly IncomingFile[];

export interface BatchParts {
  readonly readUpload: ReadUpload;
  /** Creates what scores the pictures of one run, under the settings of now. */
  readonly createScorer: () => ScoreGroup;
  readonly store: BatchStore;
  readonly limits: ArchiveLimits;
  readonly createId: () => string;
}

export function createBatch(parts: BatchParts): Batch {
  let head = $state.raw<BatchHead | null>(null);
  let rows = $state.raw<readonly BatchRow[]>([]);
  let failures = $state.raw<GroupScores['failures']>({});
  let problem = $state.raw<string | null>(null);
  let notice = $state.raw<Batch['notice']>(null);
  let isRestored = false;
  const gathering = createLatest();
  const judging = createLatest();
  const saving = createBatchSaving(parts.store, () => head && { head, rows });

  function renew(changed: readonly BatchRow[]): void {
    const next = [...rows];
    for (const row of changed) next[row.id] = row;
    rows = next;
    saving.add(changed);
  }

  /** Renews rows by what became of them; their labels may have been changed meanwhile. */
  function renewJudged(judged: readonly BatchRow[]): void {
    renew(judged.map((row) => ({ ...row, label: rows[row.id]?.label ?? null })));
  }

  /** Reads one file; a refusal goes into its row at once. */
  async function read(
    row: BatchRow,
    file: IncomingFile,
    signal: AbortSignal,
  ): Promise<PixelRow | null> {
    try {
      const blob = await file.open(signal);
      signal.throwIfAborted();
      const { image, notes } = await parts.readUpload(blob, findFileName(row.path), signal);
      signal.throwIfAborted();
      const pixels = cropSquare(image, centreSquare(image.width, image.height));
      return { ...row, pixels, isFirstFrame: notes.includes('first-frame') };
    } catch (error) {
      signal.throwIfAborted();
      const { reason, values } = refusalOf(error, row.path);
      renewJudged([{ ...row, state: 'refused', refusal: { reason, values } }]);
      return null;
    }
  }

  async function score(group: readonly PixelRow[], scoreGroup: ScoreGroup, signal: AbortSignal) {
    const pixels = group.map((row) => row.pixels);
    const answers = await scoreGroup(pixels, signal).catch(() => null);
    if (answers === null || signal.aborted) return;
    failures = answers.failures;
    renewJudged(group.map((row, at) => addScores(row, answers, at)));
  }

  /** Judges one thing at a time: what is under way gives way to the next. */
  async function judge<Item>(
    items: readonly Item[],
    readItem: (item: Item, signal: AbortSignal) => Promise<PixelRow | null>,
  ): Promise<void> {
    await judging.run((signal) => {
      const scoreGroup = parts.createScorer();
      const steps = {
        read: (item: Item) => readItem(item, signal),
        score: (group: readonly PixelRow[]) => score(group, scoreGroup, signal),
      };
      return runBatch(items, steps, signal);
    });
  }

  /** Looks for what there is; null where that gave way to something newer, or was cancelled. */
  async function gather(incoming: Incoming): Promise<GatheredFiles | null> {
    try {
      return await gathering.run(async (signal) =>
        gatherFiles(await incoming, parts.limits, signal),
      );
    } catch (error) {
      problem = describeError(error);
      return null;
    }
  }

  async function start(incoming: Incoming): Promise<void> {
    isRestored = true;
    problem = null;
    notice = null;
    const gathered = await gather(incoming);
    if (!gathered) return;
    const { files, skipped } = gathered;
    if (gathered.rows.length === 0) {
      notice = 'empty';
      return;
    }
    head = { id: parts.createId(), skipped };
    rows = gathered.rows;
    failures = {};
    saving.begin(head.id);
    const waiting = rows.flatMap((row) => {
      const file = files.get(row.id);
      return file ? [{ row, file }] : [];
    });
    await judge(waiting, ({ row, file }, signal) => read(row, file, signal));
  }

  function stop(): void {
    gathering.stop();
    judging.stop();
  }

  return {
    get phase() {
      if (gathering.isBusy) return 'gathering';
      return judging.isBusy ? 'judging' : 'idle';
    },
    get rows() {
      return rows;
    },
    get skipped() {
      return head?.skipped ?? 0;
    },
    get failures() {
      return failures;
    },
    get saving() {
      return saving.state;
    },
    get problem() {
      return problem;
    },
    get notice() {
      return notice;
    },
    start,
    cancel() {
      if (gathering.isBusy) notice = 'cancelled';
      stop();
      const left = rows.filter(({ state }) => state === 'waiting');
      renew(left.map((row) => leave(row, 'cancelled')));
    },
    async retry() {
      const missing = rows.filter(hasPixels).filter(isMissingScores);
      await judge(missing, (row) => Promise.resolve(row));
    },
    async restore() {
      if (isRestored) return;
      isRestored = true;
      const saved = await parts.store.read().catch(() => null);
      if (saved === null || head !== null) return;
      head = saved.head;
      // What another tab may still be judging is not written over; earlier versions knew fewer names.
      rows = saved.rows.map((row) => ({
        ...(row.state === 'waiting' ? leave(row, 'reloaded') : row),
        label: findLabel(row.path) ?? row.label,
      }));
      saving.resume(head.id);
    },
    labelFolder: (name, label) => renew(labelFolder(rows, name, label)),
    clear() {
      stop();
      head = null;
      rows = [];
      failures = {};
      saving.end();
    },
  };
}
