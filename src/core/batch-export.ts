import type { JudgedFile } from './batch-rows.ts';
import { guessOf } from './batch-rows.ts';
import { CLASSES } from './classes.ts';
import { writeCsv } from './csv.ts';

/** A file of a batch as it is written down. */
export interface WrittenFile extends JudgedFile {
  /** Why it has no scores, in a sentence; null where it has them. */
  readonly reason: string | null;
  /** How many references nearest neighbour compared, where it answered. */
  readonly references: number | null;
}

/** Nine digits bring a float32 back as it was. */
const write = (score: number) => Number(score.toPrecision(9));

/** Writes one line a file: state, reason, true class, and each classifier's answer and ten scores. */
export function writeBatchCsv(files: readonly WrittenFile[], ids: readonly string[]): string {
  const head = [
    'file',
    'state',
    'reason',
    'true class',
    'references',
    ...ids.flatMap((id) => [`${id} answer`, ...CLASSES.map((name) => `${id} ${name}`)]),
  ];
  const rows = files.map((file) => [
    file.path,
    file.state,
    file.reason,
    nameOf(file.label),
    file.references,
    ...ids.flatMap((id) => [
      nameOf(guessOf(file, id)?.label ?? null),
      ...CLASSES.map((_, label) => {
        const score = file.scores[id]?.[label];
        return score === undefined ? null : write(score);
      }),
    ]),
  ]);
  return writeCsv([head, ...rows]);
}

/** Writes the same down as a plain object for JSON. */
export function writeBatchJson(
  files: readonly WrittenFile[],
  ids: readonly string[],
  skipped: number,
) {
  return {
    classes: CLASSES,
    skipped,
    files: files.map((file) => ({
      file: file.path,
      state: file.state,
      reason: file.reason,
      trueClass: nameOf(file.label),
      references: file.references,
      classifiers: ids.flatMap((id) => {
        const guess = guessOf(file, id);
        if (!guess) return [];
        return [{ id, answer: nameOf(guess.label), scores: Array.from(file.scores[id]!, write) }];
      }),
    })),
  };
}

function nameOf(label: number | null): string | null {
  return label === null ? null : CLASSES[label]!;
}
