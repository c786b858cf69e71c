import type { ScoredPictures } from '../core/scored-pictures.ts';
import { createScoredPictures } from '../core/scored-pictures.ts';
import { loadJudgedSets } from '../data/load-scores.ts';
import type { Progress } from '../data/progress.ts';
import type { ClassifierId } from '../engine/contract.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';

/** What each classifier scored a set. */
export type ScoredSet = Readonly<Record<ClassifierId, ScoredPictures>>;

/** The sets that the lab works on: thresholds are chosen on validation and judged on test. */
export interface LabSets {
  readonly validation: ScoredSet;
  readonly test: ScoredSet;
}

/** The lab's scores, and where their loading stands. */
export interface LabData {
  readonly sets: LabSets | null;
  readonly progress: Progress | null;
  /** The sentence of what went wrong. */
  readonly failure: string | null;
  /** Loads once; called again after a failure, it tries again. */
  load(): void;
}

/** @param manifestUrl where the manifest of the prepared data lies */
export function createLabData(manifestUrl: string): LabData {
  let sets = $state.raw<LabSets | null>(null);
  let progress = $state.raw<Progress | null>(null);
  let failure = $state.raw<string | null>(null);
  let isLoading = false;

  async function load(): Promise<void> {
    if (isLoading || sets) return;
    isLoading = true;
    failure = null;
    try {
      const { signal } = new AbortController();
      const loaded = await loadJudgedSets(CLASSIFIER_IDS, manifestUrl, signal, (step) => {
        progress = step;
      });
      const score = ({ labels, scores }: (typeof loaded)['test']) =>
        Object.fromEntries(
          CLASSIFIER_IDS.map((id) => [id, createScoredPictures(scores[id], labels)]),
        ) as unknown as ScoredSet;
      sets = { validation: score(loaded.validation), test: score(loaded.test) };
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    } finally {
      isLoading = false;
      progress = null;
    }
  }

  return {
    get sets() {
      return sets;
    },
    get progress() {
      return progress;
    },
    get failure() {
      return failure;
    },
    load: () => void load(),
  };
}
