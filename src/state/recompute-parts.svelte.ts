import { describeError } from '../core/describe-error.ts';
import type { ScoreComparison } from '../core/score-comparison.ts';
import type { Progress } from '../data/progress.ts';
import type { Backend, ClassifierId } from '../engine/contract.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';
import type { ForEach } from './for-each-classifier.ts';
import { forEachClassifier } from './for-each-classifier.ts';
import type { Watch } from './recompute-run.ts';

/** How far one classifier is. */
export interface RecomputePart {
  readonly stage: 'waiting' | 'loading' | 'scoring' | 'done' | 'failed';
  /** What it loads, while it does. */
  readonly loading: Progress | null;
  /** Pictures that it has scored. */
  readonly done: number;
  /** What it runs on, once it has scored some. */
  readonly backend: Backend | null;
  /** Milliseconds of loading what it needs, before its first picture. */
  readonly preparing: number;
  /** Milliseconds from its first picture to its last, in which sheets came and others had their turn. */
  readonly elapsed: number;
  /** Milliseconds of scoring alone, all workers added up. */
  readonly scoring: number;
  /** Milliseconds that workers were at it after loading, waiting included, all added up. */
  readonly worked: number;
  /** The sentence of what went wrong. */
  readonly failure: string | null;
  /** With the committed scores, once all is done. */
  readonly comparison: ScoreComparison | null;
}

/** Keeps how far each classifier is. */
export interface PartsStore {
  readonly current: ForEach<RecomputePart>;
  /** Before the first picture. */
  reset(): void;
  /** As they were when a run came to its end. */
  restore(parts: ForEach<RecomputePart>): void;
  /** Nobody works any more; what is done stays. */
  rest(): void;
  /**
   * Writes down what becomes of the work, until `signal` is aborted.
   *
   * @param total pictures of each classifier
   * @param compare compares all of a classifier's scores with the committed ones
   */
  watch(
    total: number,
    compare: (id: ClassifierId) => ScoreComparison | null,
    signal: AbortSignal,
  ): Watch;
}

const FRESH: RecomputePart = {
  stage: 'waiting',
  loading: null,
  done: 0,
  backend: null,
  preparing: 0,
  elapsed: 0,
  scoring: 0,
  worked: 0,
  failure: null,
  comparison: null,
};

export function createParts(): PartsStore {
  let current = $state.raw(forEachClassifier(() => FRESH));

  function renew(id: ClassifierId, part: Partial<RecomputePart>): void {
    current = { ...current, [id]: { ...current[id], ...part } };
  }

  return {
    get current() {
      return current;
    },
    reset() {
      current = forEachClassifier(() => FRESH);
    },
    restore: (parts) => (current = parts),
    rest() {
      for (const id of CLASSIFIER_IDS) {
        const { stage } = current[id];
        if (stage !== 'done' && stage !== 'failed') renew(id, { stage: 'waiting', loading: null });
      }
    },
    watch(total, compare, signal) {
      /** When each classifier was last heard of, on the page's clock. */
      const heard: Partial<Record<ClassifierId, number | undefined>> = {};
      const begun: Partial<Record<ClassifierId, true>> = {};
      /** Milliseconds since the classifier was last heard of; 0 the first time. */
      const listen = (id: ClassifierId) => {
        const now = performance.now();
        const since = now - (heard[id] ?? now);
        heard[id] = now;
        return since;
      };
      return {
        loading(id, loading) {
          // Another worker may be at it already.
          if (signal.aborted || begun[id]) return;
          const preparing = current[id].preparing + listen(id);
          renew(id, { stage: 'loading', loading, preparing, failure: null });
        },
        begun(id) {
          if (signal.aborted || begun[id]) return;
          begun[id] = true;
          const preparing = current[id].preparing + listen(id);
          renew(id, { stage: 'scoring', loading: null, preparing });
        },
        scored(id, pictures, { backend, milliseconds, worked }) {
          if (signal.aborted) return;
          const before = current[id];
          const done = before.done + pictures;
          const isDone = done === total;
          renew(id, {
            stage: isDone ? 'done' : 'scoring',
            done,
            backend,
            elapsed: before.elapsed + listen(id),
            scoring: before.scoring + milliseconds,
            worked: before.worked + worked,
            failure: null,
            comparison: isDone ? compare(id) : null,
          });
        },
        failed(id, error) {
          if (signal.aborted || current[id].stage === 'done') return;
          const failure = describeError(error);
          // What another worker does of it later did not begin now.
          if (!begun[id]) heard[id] = undefined;
          renew(id, { stage: 'failed', loading: null, failure });
        },
      };
    },
  };
}
