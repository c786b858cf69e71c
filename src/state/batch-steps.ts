import type { BatchRow, UnjudgedReason } from '../data/batch/batch-row.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';
import type { GroupScores } from './batch-scorer.ts';

/** A row whose picture was read. */
export type PixelRow = BatchRow & { readonly pixels: Uint8Array };

/** A file whose turn never came. */
export function leave(row: BatchRow, reason: UnjudgedReason): BatchRow {
  return { ...row, state: 'unjudged', unjudged: reason };
}

export function hasPixels(row: BatchRow): row is PixelRow {
  return row.pixels !== null;
}

/** Some classifier has not answered. */
export function isMissingScores({ scores }: BatchRow): boolean {
  return CLASSIFIER_IDS.some((id) => !(id in scores));
}

/** A file with what the classifiers answered to the picture at a place of their group. */
export function addScores(row: BatchRow, answers: GroupScores, at: number): BatchRow {
  const own = Object.entries(answers.scores).map(([id, all]) => [id, all[at]!] as const);
  const scores = { ...row.scores, ...Object.fromEntries(own) };
  const isScored = Object.keys(scores).length > 0;
  return {
    ...row,
    scores,
    state: isScored ? 'scored' : 'unjudged',
    unjudged: isScored ? null : 'failed',
    ...('nearest-neighbour' in answers.scores && {
      references: answers.references,
      ...(answers.votes && { votes: answers.votes }),
    }),
  };
}
