import { decodeScores } from './scores.ts';
import { DataError } from './data-error.ts';
import { fetchChecked, fileUrl } from './fetch.ts';
import type { ManifestSource } from './load-manifest.ts';
import type { CheckedFile } from './manifest.ts';
import { MANIFEST_PATH } from './manifest.ts';
import type { OnProgress } from './progress.ts';

/** True classes of a set, and each classifier's scores for its pictures, n x 10. */
export interface JudgedSet<Id extends string> {
  readonly labels: Uint8Array;
  readonly scores: Readonly<Record<Id, Float32Array>>;
}

const JUDGED_SETS = ['validation', 'test'] as const;
type JudgedSetName = (typeof JUDGED_SETS)[number];

/**
 * Loads the committed scores of classifiers for all validation and test pictures.
 *
 * @param onProgress is told of bytes, of all files together
 * @throws DataError, and the reason of `signal` where that was aborted
 */
export async function loadJudgedSets<Id extends string>(
  ids: readonly Id[],
  source: ManifestSource,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Record<JudgedSetName, JudgedSet<Id>>> {
  const manifest = await source.read();
  const scoresFile = (id: Id, name: JudgedSetName) => {
    const file = manifest.scores[id]?.[name];
    if (file) return file;
    const sentence = `The list of the site's data has no ${name} scores of ${id}. Run "npm run evaluate".`;
    throw new DataError('unusable', MANIFEST_PATH, sentence);
  };
  const files = JUDGED_SETS.flatMap((name): CheckedFile[] => [
    manifest.sets[name].labels,
    ...ids.map((id) => scoresFile(id, name)),
  ]);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const done = new Map<CheckedFile, number>();
  const contents = new Map<CheckedFile, Uint8Array>();
  await Promise.all(
    files.map(async (file) => {
      const report: OnProgress = (progress) => {
        done.set(file, progress.done);
        const sum = [...done.values()].reduce((all, bytes) => all + bytes, 0);
        onProgress({ done: sum, total, unit: 'bytes' });
      };
      contents.set(file, await fetchChecked(fileUrl(source.url, file), file, signal, report));
    }),
  );
  const read = (name: JudgedSetName): JudgedSet<Id> => ({
    labels: contents.get(manifest.sets[name].labels)!,
    scores: Object.fromEntries(
      ids.map((id) => {
        const file = scoresFile(id, name);
        return [id, decodeScores(contents.get(file)!, file)];
      }),
    ) as Record<Id, Float32Array>,
  });
  return { validation: read('validation'), test: read('test') };
}
