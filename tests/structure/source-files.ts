import { readFileSync, readdirSync } from 'node:fs';

/** A file of the repository: its path from the repository's folder, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly source: string;
}

/** Reads the files under a folder whose names end in one of `endings`, in order of their paths. */
export function readSources(folder: string, endings: readonly string[]): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort()
    .map((path) => ({ path, source: readFileSync(path, 'utf8') }));
}
