import { gatherBatchSet } from '../core/batch-set.ts';
import { createScoredPictures } from '../core/scored-pictures.ts';
import { areSamePixels } from '../core/picture.ts';
import type { BatchRow } from '../data/batch/batch-row.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';
import type { Batch } from './batch.svelte.ts';
import { forEachClassifier } from './for-each-classifier.ts';
import type { JudgedSet } from './lab-sets.ts';
import { gatherAsked } from './nearest-asked.ts';
import type { TestPictures } from './test-pictures.svelte.ts';

/** What stands between the batch and the lab: it is looked for, there is none, it is judged, nothing in it has a label. */
export type BatchStage = 'looking' | 'none' | 'judging' | 'unlabelled' | 'ready';

/** The visitor's batch as a set for the lab. */
export interface LabBatch {
  readonly stage: BatchStage;
  /** Null unless it is ready. */
  readonly set: JudgedSet | null;
  /** The pixels of its pictures, by their position in the set. */
  readonly pictures: TestPictures;
  /** The file at a position of the set. */
  rowAt(position: number): BatchRow | null;
  /** The position of the first picture with these 32 x 32 x 3 bytes; null without one. */
  findPixels(pixels: Uint8Array): number | null;
  /** Brings the batch back that the browser keeps. */
  look(): Promise<void>;
}

export function createLabBatch(batch: Batch): LabBatch {
  let hasLooked = $state.raw(false);
  // A set that grows under the slider would be none: it waits until all is judged.
  const gathered = $derived(
    batch.phase === 'idle' ? gatherBatchSet(batch.rows, CLASSIFIER_IDS) : null,
  );
  const set = $derived.by((): JudgedSet | null => {
    if (!gathered || gathered.files.length === 0) return null;
    const { files, labels, scores, leftOut } = gathered;
    return {
      name: 'batch',
      pictures: forEachClassifier((id) => createScoredPictures(scores[id]!, labels)),
      total: files.length,
      ...gatherAsked(files),
      files: { judged: files, leftOut },
    };
  });

  function readStage(): BatchStage {
    if (batch.phase !== 'idle') return 'judging';
    if (batch.rows.length === 0) return hasLooked ? 'none' : 'looking';
    return set ? 'ready' : 'unlabelled';
  }

  return {
    get stage() {
      return readStage();
    },
    get set() {
      return set;
    },
    pictures: {
      pixelsOf: (position) => gathered?.files[position]?.pixels ?? null,
      failure: null,
      retry: () => undefined,
    },
    rowAt: (position) => gathered?.files[position] ?? null,
    findPixels(pixels) {
      const files = gathered?.files ?? [];
      const position = files.findIndex((row) => row.pixels && areSamePixels(row.pixels, pixels));
      return position < 0 ? null : position;
    },
    async look() {
      await batch.restore();
      hasLooked = true;
    },
  };
}
