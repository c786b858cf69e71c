import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { format } from 'prettier';
import { listFiles, MANIFEST_PATH, parseManifest } from '../../src/data/manifest.ts';
import type { CheckedFile, Manifest } from '../../src/data/manifest.ts';
import { DATA_FOLDER } from './places.ts';
import { readIfPresent, sha256, writeIfChanged } from './written-file.ts';

/** Reads the manifest of the prepared data, or null where nothing is prepared yet. */
export async function readManifestIfPresent(folder = DATA_FOLDER): Promise<Manifest | null> {
  const bytes = await readIfPresent(join(folder, MANIFEST_PATH));
  return bytes && parseManifest(JSON.parse(bytes.toString()));
}

/**
 * Reads the manifest of the prepared data.
 *
 * @throws where nothing is prepared, and DataError where a field is wrong
 */
export async function readManifest(folder = DATA_FOLDER): Promise<Manifest> {
  const manifest = await readManifestIfPresent(folder);
  if (!manifest) throw new Error(`${folder} holds no ${MANIFEST_PATH}; run "npm run data" first.`);
  return manifest;
}

/** Writes the manifest: keys sorted, laid out as the format check wants it, the same for the same content. */
export async function writeManifest(manifest: Manifest, folder = DATA_FOLDER): Promise<boolean> {
  const sorted = JSON.stringify(parseManifest(manifest), sortKeys);
  const text = await format(sorted, { parser: 'json', printWidth: 100 });
  return writeIfChanged(join(folder, MANIFEST_PATH), Buffer.from(text));
}

/** Reads the manifest, changes it and writes it again: how evaluation adds its scores. */
export async function updateManifest(
  change: (manifest: Manifest) => Manifest,
  folder = DATA_FOLDER,
): Promise<Manifest> {
  const changed = change(await readManifest(folder));
  await writeManifest(changed, folder);
  return changed;
}

/** Writes a file of the data and describes it for the manifest. */
export async function writeDataFile(
  path: string,
  bytes: Uint8Array,
  folder = DATA_FOLDER,
): Promise<CheckedFile> {
  await writeIfChanged(join(folder, path), bytes);
  return { path, bytes: bytes.length, sha256: sha256(bytes) };
}

/**
 * Reads a file of the data.
 *
 * @throws where it is missing or is not what the manifest says
 */
export async function readDataFile(file: CheckedFile, folder = DATA_FOLDER): Promise<Uint8Array> {
  const bytes = await readIfPresent(join(folder, file.path));
  if (!bytes) throw new Error(`${file.path} is in the manifest but not in ${folder}.`);
  if (bytes.length !== file.bytes || sha256(bytes) !== file.sha256) {
    throw new Error(
      `${file.path} is not the file of the manifest: ${bytes.length} bytes with SHA-256 ${sha256(bytes)}.`,
    );
  }
  return bytes;
}

/** Finds the files in the folder that the manifest does not list. */
export async function findStrays(manifest: Manifest, folder = DATA_FOLDER): Promise<string[]> {
  const listed = new Set([MANIFEST_PATH, ...listFiles(manifest).map(({ path }) => path)]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((path) => !listed.has(path));
}

function sortKeys(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
