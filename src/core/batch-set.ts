import type { JudgedFile } from './batch-rows.ts';
import { CLASS_COUNT } from './classes.ts';

/** The labelled files of a batch as a set to judge thresholds on. */
export interface BatchSet<File extends JudgedFile> {
  /** In the order in which they were found: a picture's position in the set is its place here. */
  readonly files: readonly File[];
  /** True class of each. */
  readonly labels: Uint8Array;
  /** Of each classifier, n x 10. */
  readonly scores: Readonly<Record<string, Float32Array>>;
  /** Labelled files that are not in it, since some classifier has not answered them. */
  readonly leftOut: readonly File[];
}

/** Takes the labelled files that every classifier has answered. */
export function gatherBatchSet<File extends JudgedFile>(
  files: readonly File[],
  ids: readonly string[],
): BatchSet<File> {
  const labelled = files.filter(({ label, state }) => label !== null && state !== 'refused');
  const isAnswered = (file: File) => ids.every((id) => hasAnswered(file, id));
  const answered = labelled.filter(isAnswered);
  const join = (id: string) => {
    const scores = new Float32Array(answered.length * CLASS_COUNT);
    answered.forEach((file, position) => scores.set(file.scores[id]!, position * CLASS_COUNT));
    return scores;
  };
  return {
    files: answered,
    labels: Uint8Array.from(answered, ({ label }) => label!),
    scores: Object.fromEntries(ids.map((id) => [id, join(id)])),
    leftOut: labelled.filter((file) => !isAnswered(file)),
  };
}

/** What comes out of the browser's storage is looked at before it is counted on. */
function hasAnswered({ scores }: JudgedFile, id: string): boolean {
  const own = scores[id];
  return own?.length === CLASS_COUNT && !own.some(Number.isNaN);
}
