import { CLASS_COUNT, CLASSES } from '../../src/core/classes.ts';
import { MANIFEST_VERSION } from '../../src/data/manifest.ts';
import type { Manifest, PictureSet, SetName } from '../../src/data/manifest.ts';
import { SOURCE } from './fetch-cifar10.ts';
import { readManifestIfPresent, writeDataFile, writeManifest } from './manifest-file.ts';
import { pickPictures } from './originals.ts';
import type { Pictures } from './originals.ts';
import { writeSheets } from './sheets.ts';
import { splitByClass } from './split.ts';

/** Seed of the split into train and validation. */
export const SPLIT_SEED = 20261124;

/** Pictures of each class that validation takes from CIFAR-10's training pictures. */
export const VALIDATION_PER_CLASS = 500;

/** A set before it is encoded. */
export interface OriginalSet extends Pictures {
  readonly origin: PictureSet['origin'];
  /** Index of each picture in CIFAR-10's list of that origin, in loading order. */
  readonly ids: Uint32Array;
}

/** Divides CIFAR-10 into the three sets; test keeps its own order. */
export function divideSets(
  training: Pictures,
  test: Pictures,
  validationPerClass = VALIDATION_PER_CLASS,
): Record<SetName, OriginalSet> {
  const ids = splitByClass(training.labels, CLASS_COUNT, validationPerClass, SPLIT_SEED);
  const pick = (chosen: Uint32Array): OriginalSet => ({
    ...pickPictures(training, chosen),
    origin: 'train',
    ids: chosen,
  });
  return {
    train: pick(ids.train),
    validation: pick(ids.validation),
    test: { ...test, origin: 'test', ids: Uint32Array.from(test.labels.keys()) },
  };
}

/**
 * Writes what the site needs: sheets, labels, ids and the manifest. The same sets give the same bytes.
 * Scores in the manifest, and what was found by them, stay as long as the pictures do.
 */
export async function writeData(
  originals: Record<SetName, OriginalSet>,
  onProgress: (name: SetName, done: number, total: number) => void,
  folder?: string,
): Promise<Manifest> {
  const write = (name: SetName) =>
    writeSet(name, originals[name], (done, total) => onProgress(name, done, total), folder);
  const sets = {
    train: await write('train'),
    validation: await write('validation'),
    test: await write('test'),
  };
  const present = await readManifestIfPresent(folder);
  const isSame = present && shaOf(present.sets) === shaOf(sets);
  const manifest: Manifest = {
    version: MANIFEST_VERSION,
    classes: [...CLASSES],
    source: SOURCE,
    seed: SPLIT_SEED,
    sets,
    scores: isSame ? present.scores : {},
    ...(isSame && present.opening ? { opening: present.opening } : {}),
  };
  await writeManifest(manifest, folder);
  return manifest;
}

async function writeSet(
  name: SetName,
  original: OriginalSet,
  onProgress: (done: number, total: number) => void,
  folder?: string,
): Promise<PictureSet> {
  const count = original.labels.length;
  const ids = await writeDataFile(`${name}.ids.bin`, packIds(original.ids), folder);
  const labels = await writeDataFile(`${name}.labels.bin`, original.labels, folder);
  return {
    count,
    origin: original.origin,
    ids: { ...ids, shape: [count], dtype: 'uint16' },
    labels: { ...labels, shape: [count], dtype: 'uint8' },
    sheets: await writeSheets(name, original.pixels, onProgress, folder),
  };
}

/** Two bytes an id, the lower one first. */
function packIds(ids: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(ids.length * 2);
  const view = new DataView(bytes.buffer);
  ids.forEach((id, row) => view.setUint16(row * 2, id, true));
  return bytes;
}

/** The checksums of all pictures, labels and ids, in one text. */
function shaOf(sets: Manifest['sets']): string {
  return [sets.train, sets.validation, sets.test]
    .flatMap((set) => [set.ids, set.labels, ...set.sheets])
    .map(({ sha256 }) => sha256)
    .join();
}
