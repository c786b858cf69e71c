import type { CheckedFile, Manifest } from '../data/manifest.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';
import type { ForEach } from './for-each-classifier.ts';
import { forEachClassifier } from './for-each-classifier.ts';
import type { RecomputePart } from './recompute-parts.svelte.ts';

/** How long something will take, as far as can be told. */
export interface TimeEstimate {
  readonly milliseconds: number;
  /** That goes by what all three took here, and not by what another machine needed. */
  readonly isMeasured: boolean;
}

/** What computing so many pictures anew would cost. */
export interface RecomputeCost extends TimeEstimate {
  /** Of picture sheets that this browser does not keep. */
  readonly bytes: number;
}

/** A run, as far as it has come. */
export interface MeasuredRun {
  /** Pictures of each classifier; 0 before the first run. */
  readonly total: number;
  /** Milliseconds of all of it. */
  readonly took: number;
  readonly parts: ForEach<RecomputePart>;
  /** How many workers share the network; one alone does the rest. */
  readonly workers: number;
}

/** Milliseconds a picture in one worker, on two cores without a graphics card: `npm run bench`. */
const USUAL: ForEach<number> = { linear: 0.1, 'nearest-neighbour': 1.5, network: 3.2 };

/** Estimates what the first `count` test pictures would cost, going by the run before where there is one. */
export function estimateCost(
  { sets: { test, train } }: Manifest,
  count: number,
  before: MeasuredRun,
  isKept: (file: CheckedFile) => boolean,
): RecomputeCost {
  const starts = test.sheets.map((_, index) => index * test.sheets[0]!.shape[0]);
  const sheets = [...test.sheets.filter((_, index) => starts[index]! < count), ...train.sheets];
  const missing = sheets.filter((sheet) => !isKept(sheet));
  return {
    bytes: missing.reduce((sum, { bytes }) => sum + bytes, 0),
    ...estimateTime(count, before),
  };
}

function estimateTime(count: number, before: MeasuredRun): TimeEstimate {
  const { total, took, parts } = before;
  // The same once more: what it took says more than what it is made of.
  if (count === total && CLASSIFIER_IDS.every((id) => parts[id].done === total)) {
    return { milliseconds: took, isMeasured: true };
  }
  const loading = parts.linear.preparing + parts['nearest-neighbour'].preparing;
  return estimateScoring(
    forEachClassifier(() => count),
    before,
    loading,
  );
}

/** Tells what share of a run is done, 0 to 1. */
export function measureProgress({ total, parts }: MeasuredRun): number {
  const done = CLASSIFIER_IDS.reduce((sum, id) => sum + parts[id].done, 0);
  return done / (CLASSIFIER_IDS.length * total);
}

/** Estimates what is left of the run at hand; a classifier that was given up takes no more. */
export function estimateRest(run: MeasuredRun): TimeEstimate {
  const left = forEachClassifier((id) => {
    const { stage, done } = run.parts[id];
    return stage === 'failed' ? 0 : run.total - done;
  });
  return estimateScoring(left, run, estimateLoading(run.parts['nearest-neighbour']));
}

/** What is left of loading references, where that can be told. */
function estimateLoading({ stage, loading, preparing }: RecomputePart): number {
  if (stage !== 'loading' || loading?.unit !== 'pictures' || loading.done === 0) return 0;
  return (preparing * (loading.total - loading.done)) / loading.done;
}

/**
 * Estimates as `runTasks` shares the work: the network's among all workers, the rest in one of them.
 *
 * @param loading milliseconds that this one has to load, too
 */
function estimateScoring(
  pictures: ForEach<number>,
  { parts, workers }: MeasuredRun,
  loading: number,
): TimeEstimate {
  const times = forEachClassifier((id) => {
    const { done, worked } = parts[id];
    return pictures[id] * (done > 0 ? worked / done : USUAL[id]);
  });
  const alone = loading + times.linear + times['nearest-neighbour'];
  return {
    milliseconds: Math.max(alone, (alone + times.network) / workers),
    isMeasured: CLASSIFIER_IDS.every((id) => parts[id].done > 0),
  };
}
