import type { WrittenFiles } from '../core/decisions-csv.ts';
import type { ScoredPictures } from '../core/scored-pictures.ts';
import { createScoredPictures } from '../core/scored-pictures.ts';
import type { ManifestSource } from '../data/load-manifest.ts';
import { loadJudgedSets } from '../data/load-scores.ts';
import type { Progress } from '../data/progress.ts';
import type { Metric } from '../engine/contract.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';
import type { ForEach } from './for-each-classifier.ts';
import { forEachClassifier } from './for-each-classifier.ts';
import type { LabSetName } from './lab-settings.ts';
import { REFERENCE_COUNTS } from './settings.ts';

/** What each classifier scored a set. */
export type ScoredSet = ForEach<ScoredPictures>;

/** A set that thresholds are judged on. */
export interface JudgedSet {
  readonly name: LabSetName;
  readonly pictures: ScoredSet;
  /** How many pictures it has. */
  readonly total: number;
  /** How many references nearest neighbour compared its pictures with. */
  readonly references: { readonly least: number; readonly most: number };
  /** How it compared them and how many voted; null where that may differ from picture to picture. */
  readonly votes: { readonly metric: Metric; readonly k: number } | null;
  /** Its files, and labelled ones that are not in it, where pictures are files. */
  readonly files: WrittenFiles | null;
}

/** The sets that come with the site: thresholds are chosen on validation and judged on test. */
export interface LabSets {
  readonly validation: ScoredSet;
  readonly test: JudgedSet;
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

/** @param manifest lists the prepared data */
export function createLabData(manifest: ManifestSource): LabData {
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
      const loaded = await loadJudgedSets(CLASSIFIER_IDS, manifest, signal, (step) => {
        progress = step;
      });
      const score = ({ labels, scores }: (typeof loaded)['test']) =>
        forEachClassifier((id) => createScoredPictures(scores[id], labels));
      sets = {
        validation: score(loaded.validation),
        test: describeTest(score(loaded.test)),
      };
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

/** How nearest neighbour was asked for the committed scores: what was best on validation. */
export const COMMITTED_VOTES = { metric: 'l1', k: 12 } as const;

/** The committed scores of the test set are those among all references. */
export function describeTest(pictures: ScoredSet): JudgedSet {
  const all = REFERENCE_COUNTS.at(-1)!;
  return {
    name: 'test',
    pictures,
    total: pictures.linear.labels.length,
    references: { least: all, most: all },
    votes: COMMITTED_VOTES,
    files: null,
  };
}
