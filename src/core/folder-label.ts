import { CLASSES } from './classes.ts';

/** The names of the classes, and everyday words for some of them, each with its class index. */
const NAMES: ReadonlyMap<string, number> = new Map([
  ...CLASSES.map((name, label) => [name, label] as const),
  ['plane', CLASSES.indexOf('airplane')],
  ['car', CLASSES.indexOf('automobile')],
  ['boat', CLASSES.indexOf('ship')],
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
 * the ten classes, "plane", "car" or "boat", or one of these with an s, in capitals or not. Folders further
 * out never count.
 *
 * @returns class index, or null
 */
export function findLabel(path: string): number | null {
  const folder = findFolder(path);
  if (folder === null) return null;
  const name = foldCase(folder);
  return NAMES.get(name) ?? NAMES.get(name.replace(/s$/, '')) ?? null;
}
