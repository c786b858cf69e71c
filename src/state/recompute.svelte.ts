import { describeError } from '../core/describe-error.ts';
import { compareScores } from '../core/score-comparison.ts';
import { identifyManifest } from '../data/identify-manifest.ts';
import type { ManifestSource } from '../data/load-manifest.ts';
import type { CheckedFile, Manifest, Sheet } from '../data/manifest.ts';
import type { ValueStore } from '../data/value-store.ts';
import type { ClassifierId, Engine } from '../engine/contract.ts';
import type { ForEach } from './for-each-classifier.ts';
import { forEachClassifier } from './for-each-classifier.ts';
import type { JudgedSet } from './lab-sets.ts';
import type { MeasuredRun, RecomputeCost, TimeEstimate } from './recompute-cost.ts';
import { estimateCost, estimateRest, measureProgress } from './recompute-cost.ts';
import type { RecomputePart } from './recompute-parts.svelte.ts';
import { createParts } from './recompute-parts.svelte.ts';
import type { Task } from './recompute-run.ts';
import { createTask, runTasks } from './recompute-run.ts';
import type { KeepingState } from './recompute-saving.svelte.ts';
import { createRecomputeSaving } from './recompute-saving.svelte.ts';
import type { RecomputeCount, RecomputedScores } from './recomputed-scores.ts';
import { describeRecomputed, isWhole, readRounding } from './recomputed-scores.ts';
import type { Settings } from './settings.ts';

/** The test pictures, scored anew by all three classifiers in this browser. It goes on whatever page is open. */
export interface Recompute {
  readonly isRunning: boolean;
  /** Pictures of the run at hand, or of the last; 0 before the first. */
  readonly total: RecomputeCount | 0;
  readonly parts: ForEach<RecomputePart>;
  /** Share of the run at hand that is done, 0 to 1; null while there is none. */
  readonly progress: number | null;
  /** Milliseconds that the run has taken when it last ended, loading included and pauses left out. */
  readonly took: number;
  /** How long the run at hand will still take; null while there is none. */
  readonly left: TimeEstimate | null;
  /** How many workers share it. */
  readonly workers: number;
  /** By how much storing may have moved a committed score; null before `look` knows. */
  readonly rounding: ForEach<number> | null;
  /** What the last run that came to its end has scored, as a set for the lab. */
  readonly set: JudgedSet | null;
  /** When that run came to its end, in milliseconds since 1970. */
  readonly at: number | null;
  /** Whether the browser keeps that set for a reload. */
  readonly keeping: KeepingState;
  /** The sentence of why it could not even begin. */
  readonly failure: string | null;
  /** Learns what there is to load. */
  look(): Promise<void>;
  /** What the first so many would cost; null before `look` knows. */
  cost(count: number): RecomputeCost | null;
  /** Scores the first test pictures, all anew. */
  start(count: RecomputeCount): Promise<void>;
  /** Goes on where it was cancelled, or where something did not come. */
  goOn(): Promise<void>;
  cancel(): void;
  /** Drops all that was scored, what the browser keeps of it too. */
  forget(): void;
}

export interface RecomputeParts {
  /** The engine of all pages: the references are there once. */
  readonly engine: Engine;
  /** Starts another one, which shares the network's work; null where there is no second core for it. */
  readonly createHelper: (() => Engine) | null;
  readonly manifest: Pick<ManifestSource, 'read'>;
  readonly readSheet: (sheet: Sheet, signal: AbortSignal) => Promise<Uint8Array>;
  /** The test set with its committed scores, once it is here. */
  readonly committed: () => JudgedSet | null;
  /** What the network is to run on. */
  readonly backend: () => Settings['backend'];
  /** Whether the browser keeps a file, so that it need not be fetched. */
  readonly isKept: (file: CheckedFile) => boolean;
  /** Keeps the scores for a reload. */
  readonly store: ValueStore<RecomputedScores>;
  /** Tells the code that scores from that of every other release. */
  readonly release: string;
  /** Is told that sheets have come, which the browser may keep. */
  readonly onFetched: () => void;
}

export function createRecompute(given: RecomputeParts): Recompute {
  const parts = createParts();
  const saving = createRecomputeSaving(given.store);
  const workers = given.createHelper ? 2 : 1;
  let manifest = $state.raw<Manifest | null>(null);
  let release = '';
  let isRunning = $state.raw(false);
  let total = $state.raw<RecomputeCount | 0>(0);
  let scored = $state.raw<RecomputedScores | null>(null);
  let failure = $state.raw<string | null>(null);
  let took = $state.raw(0);
  let tasks: ForEach<Task> | null = null;
  let running = new AbortController();
  let ended = Promise.resolve();
  const rounding = $derived(manifest && readRounding(manifest));
  const committed = $derived(given.committed());
  const set = $derived(scored && committed && describeRecomputed(scored, committed));

  async function readManifest(): Promise<void> {
    if (manifest) return;
    const read = await given.manifest.read();
    release = `${given.release} ${await identifyManifest(read)}`;
    manifest = read;
  }

  async function look(): Promise<void> {
    try {
      await readManifest();
      failure = null;
    } catch (error) {
      failure = describeError(error);
    }
  }

  function compare(id: ClassifierId, { scores }: Task) {
    const stored = given.committed();
    return stored && compareScores(scores, stored.pictures[id].scores);
  }

  async function work(signal: AbortSignal): Promise<void> {
    const began = performance.now();
    await look();
    if (signal.aborted || !manifest) return;
    const { test, train } = manifest.sets;
    const mine = (tasks ??= forEachClassifier(() => createTask(test.sheets, total)));
    const helper = given.createHelper?.() ?? null;
    try {
      await runTasks(
        mine,
        { ...given, helper, backend: given.backend(), references: train.count },
        parts.watch(total, (id) => compare(id, mine[id]), signal),
        signal,
      );
    } finally {
      helper?.dispose();
      // Another start may have set it back.
      if (mine === tasks) took += performance.now() - began;
    }
    adopt(mine);
  }

  /** Works on what is left, once the run before has laid down its work. */
  async function run(): Promise<void> {
    running.abort();
    const { signal } = (running = new AbortController());
    isRunning = true;
    ended = ended
      .then(() => work(signal))
      .catch((error: unknown) => {
        if (!signal.aborted) failure = describeError(error);
      });
    await ended;
    if (signal !== running.signal) return;
    isRunning = false;
    parts.rest();
    given.onFetched();
  }

  const measured = (): MeasuredRun => ({ total, took, parts: parts.current, workers });

  /** Takes the scores into the lab and keeps them, unless something is missing or is no number. */
  function adopt(mine: ForEach<Task>): void {
    if (total === 0 || !isWhole(parts.current)) return;
    const scores = forEachClassifier((id) => mine[id].scores);
    scored = { release, at: Date.now(), total, took, parts: parts.current, scores };
    void saving.keep(scored);
  }

  /** Shows what was kept before a reload, unless there is something newer. */
  async function recall(): Promise<void> {
    await readManifest();
    const kept = await saving.read(release);
    if (!kept || total > 0) return;
    scored = kept;
    ({ total, took } = kept);
    parts.restore(kept.parts);
  }

  function reset(count: RecomputeCount | 0): void {
    total = count;
    tasks = null;
    took = 0;
    parts.reset();
  }

  // Without the list of data, `look` tells.
  void recall().catch(() => undefined);

  return {
    get isRunning() {
      return isRunning;
    },
    get total() {
      return total;
    },
    get parts() {
      return parts.current;
    },
    get took() {
      return took;
    },
    get progress() {
      return isRunning ? measureProgress(measured()) : null;
    },
    get left() {
      return isRunning ? estimateRest(measured()) : null;
    },
    workers,
    get rounding() {
      return rounding;
    },
    get set() {
      return set;
    },
    get at() {
      return scored?.at ?? null;
    },
    get keeping() {
      return saving.state;
    },
    get failure() {
      return failure;
    },
    look,
    cost: (count) => manifest && estimateCost(manifest, count, measured(), given.isKept),
    start(count) {
      reset(count);
      return run();
    },
    goOn: run,
    cancel() {
      running.abort();
      isRunning = false;
      parts.rest();
    },
    forget() {
      scored = null;
      reset(0);
      void saving.forget();
    },
  };
}
