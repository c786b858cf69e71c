import { describeError } from '../core/describe-error.ts';
import { compareScores } from '../core/score-comparison.ts';
import { createScoredPictures } from '../core/scored-pictures.ts';
import type { ManifestSource } from '../data/load-manifest.ts';
import type { CheckedFile, Manifest, Sheet } from '../data/manifest.ts';
import { findRounding } from '../data/scores.ts';
import type { ClassifierId, Engine } from '../engine/contract.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';
import type { ForEach } from './for-each-classifier.ts';
import { forEachClassifier } from './for-each-classifier.ts';
import type { JudgedSet } from './lab-sets.ts';
import type { MeasuredRun, RecomputeCost, TimeEstimate } from './recompute-cost.ts';
import { estimateCost, estimateRest } from './recompute-cost.ts';
import type { RecomputePart } from './recompute-parts.svelte.ts';
import { createParts } from './recompute-parts.svelte.ts';
import type { Task } from './recompute-run.ts';
import { createTask, runTasks } from './recompute-run.ts';
import type { Settings } from './settings.ts';

/** How many of the first test pictures can be scored anew. */
export const RECOMPUTE_COUNTS = [200, 1_000, 10_000] as const;
export type RecomputeCount = (typeof RECOMPUTE_COUNTS)[number];

/** The test pictures, scored anew by all three classifiers in this browser. It goes on whatever page is open. */
export interface Recompute {
  readonly isRunning: boolean;
  /** Pictures of the run at hand, or of the last; 0 before the first. */
  readonly total: RecomputeCount | 0;
  readonly parts: ForEach<RecomputePart>;
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
  /** Is told that sheets have come, which the browser may keep. */
  readonly onFetched: () => void;
}

export function createRecompute(given: RecomputeParts): Recompute {
  const parts = createParts();
  const workers = given.createHelper ? 2 : 1;
  let manifest = $state.raw<Manifest | null>(null);
  let isRunning = $state.raw(false);
  let total = $state.raw<RecomputeCount | 0>(0);
  let set = $state.raw<JudgedSet | null>(null);
  let failure = $state.raw<string | null>(null);
  let took = $state.raw(0);
  let tasks: ForEach<Task> | null = null;
  let running = new AbortController();
  let ended = Promise.resolve();
  const rounding = $derived(manifest && readRounding(manifest));

  async function look(): Promise<void> {
    try {
      manifest ??= await given.manifest.read();
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

  /** Makes a set of it, unless something is missing or is no number. */
  function adopt(scored: ForEach<Task>): void {
    const stored = given.committed();
    const isWhole = CLASSIFIER_IDS.every((id) => {
      const { comparison } = parts.current[id];
      return comparison && !Number.isNaN(comparison.largestDifference);
    });
    if (!stored || !isWhole) return;
    const labels = stored.pictures.linear.labels.slice(0, total);
    set = {
      ...stored,
      name: 'recomputed',
      pictures: forEachClassifier((id) => createScoredPictures(scored[id].scores, labels)),
      total,
    };
  }

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
    get failure() {
      return failure;
    },
    look,
    cost: (count) => manifest && estimateCost(manifest, count, measured(), given.isKept),
    start(count) {
      total = count;
      tasks = null;
      took = 0;
      parts.reset();
      return run();
    },
    goOn: run,
    cancel() {
      running.abort();
      isRunning = false;
      parts.rest();
    },
  };
}

function readRounding({ scores }: Manifest): ForEach<number> {
  return forEachClassifier((id) => {
    const file = scores[id]?.test;
    return file ? findRounding(file) : 0;
  });
}
