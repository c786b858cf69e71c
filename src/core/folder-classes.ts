import type { JudgedFile } from './batch-rows.ts';
import { findFolder, findLabel, foldCase } from './folder-label.ts';

/** Folders of a name that is no class, and what the visitor says that they hold. */
export interface UnnamedFolder {
  /** Their name as it came first: text, never markup. The same name in other capitals counts as it. */
  readonly name: string;
  /** How many pictures lie in them; refused files do not count. */
  readonly count: number;
  /** Class index that was chosen for all of them, or null. */
  readonly label: number | null;
}

/** The name of the folder that leaves a file without a label; null where it names a class, or there is none. */
function findUnnamedFolder(path: string): string | null {
  return findLabel(path) === null ? findFolder(path) : null;
}

/** Lists the innermost folders whose names are no class, those with the most pictures first. */
export function listUnnamedFolders(files: readonly JudgedFile[]): UnnamedFolder[] {
  const folders = new Map<string, { name: string; count: number; label: number | null }>();
  for (const { path, state, label } of files) {
    const name = state === 'refused' ? null : findUnnamedFolder(path);
    if (name === null) continue;
    const known = folders.get(foldCase(name));
    if (known) {
      known.count++;
      // A batch that was kept may say different things of the two ways to write a name.
      if (known.label !== label) known.label = null;
    } else folders.set(foldCase(name), { name, count: 1, label });
  }
  return [...folders.values()].sort((one, other) => other.count - one.count);
}

/**
 * Labels the files of every folder of a name, whatever its capitals.
 *
 * @param label class index, or null for none
 * @returns the files that change, as they are then
 */
export function labelFolder<File extends JudgedFile>(
  files: readonly File[],
  name: string,
  label: number | null,
): File[] {
  const isOfName = (folder: string | null) =>
    folder !== null && foldCase(folder) === foldCase(name);
  return files
    .filter((file) => file.label !== label && isOfName(findUnnamedFolder(file.path)))
    .map((file) => ({ ...file, label }));
}

/** Whose word the labels are. */
export type LabelSource = 'folders' | 'visitor' | 'both';

/** Who labelled the files that were not refused: the names of their folders, the visitor, or both; null for nobody. */
export function findLabelSource(files: readonly JudgedFile[]): LabelSource | null {
  const labelled = files.filter(({ label, state }) => label !== null && state !== 'refused');
  if (labelled.length === 0) return null;
  if (labelled.every(isLabelledByHand)) return 'visitor';
  return labelled.some(isLabelledByHand) ? 'both' : 'folders';
}

/** Says that a label comes from the visitor, not from the name of a folder. */
export function isLabelledByHand({ path, label }: Pick<JudgedFile, 'path' | 'label'>): boolean {
  return label !== null && findLabel(path) === null;
}
