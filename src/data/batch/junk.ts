/** Files that systems leave in folders and archives. */
const NAMES: ReadonlySet<string> = new Set(['.ds_store', 'thumbs.db', 'desktop.ini', '.localized']);

/** Says whether a file is one that a system left beside the visitor's own, such as `__MACOSX/._a.jpg`. */
export function isJunk(path: string): boolean {
  const parts = path.split(/[/\\]/);
  const name = parts.at(-1) ?? '';
  return parts.includes('__MACOSX') || name.startsWith('._') || NAMES.has(name.toLowerCase());
}
