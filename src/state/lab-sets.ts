import type { WrittenFiles } from '../core/decisions-csv.ts';
import type { ScoredPictures } from '../core/scored-pictures.ts';
import { createScoredPictures } from '../core/scored-pictures.ts';
import type { ManifestSource } from '../data/load-manifest.ts';
import { loadJudgedSets } from '../data/load-scores.ts';
import type { OnProgress } from '../data/progress.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';
import type { ForEach } from './for-each-classifier.ts';
import { forEachClassifier } from './for-each-classifier.ts';
import type { LabSetName } from './lab-settings.ts';
import type { NearestAsked } from './nearest-asked.ts';
import { COMMITTED_ASKED } from './nearest-asked.ts';

/** What each classifier scored a set. */
export type ScoredSet = ForEach<ScoredPictures>;

/** A set that thresholds are judged on. */
export interface JudgedSet extends NearestAsked {
  readonly name: LabSetName;
  readonly pictures: ScoredSet;
  /** How many pictures it has. */
  readonly total: number;
  /** Its files, and labelled ones that are not in it, where pictures are files. */
  readonly files: WrittenFiles | null;
}

/** The sets that come with the site: thresholds are chosen on validation and judged on test. */
export interface LabSets {
  readonly validation: ScoredSet;
  readonly test: JudgedSet;
}

/** The test set with its committed scores, or with such as were computed anew in the same way. */
export function describeTest(pictures: ScoredSet): JudgedSet {
  return {
    name: 'test',
    pictures,
    total: pictures.linear.labels.length,
    ...COMMITTED_ASKED,
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
