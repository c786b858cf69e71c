import { createScoredPictures } from '../core/scored-pictures.ts';
import type { Manifest } from '../data/manifest.ts';
import { findRounding } from '../data/scores.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';
import type { ForEach } from './for-each-classifier.ts';
import { forEachClassifier } from './for-each-classifier.ts';
import type { JudgedSet } from './lab-sets.ts';
import type { RecomputePart } from './recompute-parts.svelte.ts';

/** How many of the first test pictures can be scored anew. */
export const RECOMPUTE_COUNTS = [200, 1_000, 10_000] as const;
export type RecomputeCount = (typeof RECOMPUTE_COUNTS)[number];

/** What a run that came to its end has scored. */
export interface RecomputedScores {
  /** The code and the data that it was computed with; what another release kept may have another form. */
  readonly release: string;
  /** When it came to its end, in milliseconds since 1970. */
  readonly at: number;
  readonly total: RecomputeCount;
  /** Milliseconds of the whole run. */
  readonly took: number;
  readonly parts: ForEach<RecomputePart>;
  /** n x 10 each. */
  readonly scores: ForEach<Float32Array>;
}

/** Says whether all was scored and compared, and every score is a number. */
export function isWhole(parts: ForEach<RecomputePart>): boolean {
  return CLASSIFIER_IDS.every((id) => {
    const { comparison } = parts[id];
    return comparison && !Number.isNaN(comparison.largestDifference);
  });
}

/** Makes a set of the scores, with the true classes of the committed one. */
export function describeRecomputed(
  { scores, total }: RecomputedScores,
  committed: JudgedSet,
): JudgedSet {
  const labels = committed.pictures.linear.labels.slice(0, total);
  const pictures = forEachClassifier((id) => createScoredPictures(scores[id], labels));
  return { ...committed, name: 'recomputed', pictures, total };
}

/** Tells by how much storing may have moved the committed scores of the test set. */
export function readRounding({ scores }: Manifest): ForEach<number> {
  return forEachClassifier((id) => {
    const file = scores[id]?.test;
    return file ? findRounding(file) : 0;
  });
}
