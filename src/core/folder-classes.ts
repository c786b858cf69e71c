import type { JudgedFile } from './batch-rows.ts';
import { findFolder, findLabel } from './folder-label.ts';

/** A folder whose name is no class, and what the visitor says that it holds. */
export interface UnnamedFolder {
  /** Its name as it came: text, never markup. */
  readonly name: string;
  /** How many pictures lie in folders of this name; refused files do not count. */
  readonly count: number;
  /** Class index that was chosen for it, or null. */
  readonly label: number | null;
}

/** The name of the folder that leaves a file without a label; null where it names a class, or there is none. */
function findUnnamedFolder(path: string): string | null {
  return findLabel(path) === null ? findFolder(path) : null;
}

/** Lists the innermost folders whose names are no class, those with the most pictures first. */
export function listUnnamedFolders(files: readonly JudgedFile[]): UnnamedFolder[] {
  const folders = new Map<string, { count: number; label: number | null }>();
  for (const { path, state, label } of files) {
    const name = state === 'refused' ? null : findUnnamedFolder(path);
    if (name === null) continue;
    const known = folders.get(name);
    if (known) known.count++;
    else folders.set(name, { count: 1, label });
  }
  return [...folders]
    .map(([name, folder]) => ({ name, ...folder }))
    .sort((one, other) => other.count - one.count);
}

/**
 * Labels the files of every folder of a name.
 *
 * @param label class index, or null for none
 * @returns the files that change, as they are then
 */
export function labelFolder<File extends JudgedFile>(
  files: readonly File[],
  name: string,
  label: number | null,
): File[] {
  return files
    .filter((file) => file.label !== label && findUnnamedFolder(file.path) === name)
    .map((file) => ({ ...file, label }));
}

/** Says that a label comes from the visitor, not from the name of a folder. */
export function isLabelledByHand({ path, label }: Pick<JudgedFile, 'path' | 'label'>): boolean {
  return label !== null && findLabel(path) === null;
}
