import { CLASSES } from './classes.ts';

/** Everyday words that are taken for a class. */
const SYNONYMS: ReadonlyMap<string, number> = new Map([
  ['plane', CLASSES.indexOf('airplane')],
  ['car', CLASSES.indexOf('automobile')],
]);

/** The name of the folder in which a file lies, or null for a file in none. */
export function findFolder(path: string): string | null {
  return path.split(/[/\\]/).at(-2)?.trim() || null;
}

/** The name of a file without its folders. */
export function findFileName(path: string): string {
  return path.split(/[/\\]/).at(-1) || path;
}

/**
 * Reads the true class of a picture from its path: the name of the innermost folder, where that is one of
 * the ten classes, "plane" or "car", in capitals or not. Folders further out never count.
 *
 * @returns class index, or null
 */
export function findLabel(path: string): number | null {
  const folder = findFolder(path)?.toLowerCase();
  if (folder === undefined) return null;
  const label = (CLASSES as readonly string[]).indexOf(folder);
  return label === -1 ? (SYNONYMS.get(folder) ?? null) : label;
}
