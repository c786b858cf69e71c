import type { WrittenFiles } from '../core/decisions-csv.ts';
import type { ScoredPictures } from '../core/scored-pictures.ts';
import { createScoredPictures } from '../core/scored-pictures.ts';
import type { ManifestSource } from '../data/load-manifest.ts';
import { loadJudgedSets } from '../data/load-scores.ts';
import type { OnProgress } from '../data/progress.ts';
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

/**
 * Loads the committed scores.
 *
 * @param onProgress is told of bytes, of all files together
 * @throws DataError
 */
export async function loadLabSets(
  manifest: ManifestSource,
  onProgress: OnProgress,
): Promise<LabSets> {
  const { signal } = new AbortController();
  const loaded = await loadJudgedSets(CLASSIFIER_IDS, manifest, signal, onProgress);
  const score = ({ labels, scores }: (typeof loaded)['test']) =>
    forEachClassifier((id) => createScoredPictures(scores[id], labels));
  return { validation: score(loaded.validation), test: describeTest(score(loaded.test)) };
}
