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

/** Folders of which this is the same are one for labels: capitals make no difference. */
export function foldCase(folder: string): string {
  return folder.toLowerCase();
}

/** The name of a file without its folders. */
export function findFileName(path: string): string {
  return path.split(/[/\\]/).at(-1) || path;
}

/** Splits a name behind the signs that stand between words, where a line of it may end. */
export function splitBehindSigns(name: string): readonly string[] {
  return name.match(/[^-_.]*[-_.]+|[^-_.]+/g) ?? [];
}

/**
 * Reads the true class of a picture from its path: the name of the innermost folder, where that is one of
 * the ten classes, "plane" or "car", in capitals or not. Folders further out never count.
 *
 * @returns class index, or null
 */
export function findLabel(path: string): number | null {
  const folder = findFolder(path);
  if (folder === null) return null;
  const name = foldCase(folder);
  const label = (CLASSES as readonly string[]).indexOf(name);
  return label === -1 ? (SYNONYMS.get(name) ?? null) : label;
}
