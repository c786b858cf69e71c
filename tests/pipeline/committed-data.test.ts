import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SOURCE } from '../../models/pipeline/fetch-cifar10.ts';
import { findStrays, readDataFile, readManifest } from '../../models/pipeline/manifest-file.ts';
import { DATA_FOLDER } from '../../models/pipeline/places.ts';
import { findOpeningPositions } from '../../models/pipeline/write-opening.ts';
import { decodeSheet } from '../../models/pipeline/sheets.ts';
import { SPLIT_SEED, VALIDATION_PER_CLASS } from '../../models/pipeline/prepare-sets.ts';
import { readSet } from '../../models/pipeline/read-pictures.ts';
import { splitByClass } from '../../models/pipeline/split.ts';
import { listFiles } from '../../src/data/manifest.ts';
import { TEST_PICTURES } from '../../src/state/settings.ts';

const manifest = await readManifest();
const train = await readSet('train', 'shipped');
const validation = await readSet('validation', 'shipped');
const test = await readSet('test', 'shipped');

const countsOf = (labels: Uint8Array) =>
  Array.from({ length: 10 }, (_, wanted) => labels.filter((label) => label === wanted).length);

describe('the committed data', () => {
  it.each(listFiles(manifest))('has $path as the manifest describes it', async (file) => {
    expect((await readDataFile(file)).length).toBe(file.bytes);
  });

  it('has no file that the manifest does not list', async () => {
    expect(await findStrays(manifest)).toEqual([]);
  });

  it('stays small: the manifest under 40 kB, everything under 60 MB', async () => {
    expect((await stat(join(DATA_FOLDER, 'manifest.json'))).size).toBeLessThan(40_000);
    const bytes = listFiles(manifest).reduce((sum, file) => sum + file.bytes, 0);
    expect(bytes).toBeLessThan(60e6);
  });

  it('has as many test pictures as the site says', () => {
    expect(manifest.sets.test.count).toBe(TEST_PICTURES);
  });

  it('says where it comes from', () => {
    expect(manifest.source).toEqual(SOURCE);
    expect(manifest.seed).toBe(SPLIT_SEED);
  });
});

describe('the sheet of the opening', () => {
  const { positions, sheet } = manifest.opening!;

  it('has the pictures beside the line where the lab opens', async () => {
    expect(positions).toEqual(await findOpeningPositions());
  });

  it('shows them as their own sheets do', async () => {
    const pixels = await decodeSheet(await readDataFile(sheet), positions.length);
    const own = positions.map((position) =>
      test.pixels.subarray(position * 3072, (position + 1) * 3072),
    );
    expect(Buffer.compare(pixels, Buffer.concat(own))).toBe(0);
  });
});

describe('the three sets', () => {
  it.each([
    ['train', train, 4500, 45_000],
    ['validation', validation, 500, 5000],
    ['test', test, 1000, 10_000],
  ] as const)('%s has each class equally often, and each id once', (_, set, perClass, count) => {
    expect(countsOf(set.labels)).toEqual(Array(10).fill(perClass));
    expect(new Set(set.ids).size).toBe(count);
    expect(set.pixels.length).toBe(count * 3072);
  });

  it('are disjoint, and together all of CIFAR-10', () => {
    const { sets } = manifest;
    expect([sets.train.origin, sets.validation.origin, sets.test.origin]).toEqual([
      'train',
      'train',
      'test',
    ]);
    const ofTraining = new Set([...train.ids, ...validation.ids]);
    expect(ofTraining.size).toBe(50_000);
    expect(Math.max(...ofTraining)).toBe(49_999);
    expect([...test.ids]).toEqual([...Array(10_000).keys()]);
  });

  it('are those of the seeded split and of no other', () => {
    const labels = new Uint8Array(50_000);
    for (const set of [train, validation]) {
      set.ids.forEach((id, row) => (labels[id] = set.labels[row]!));
    }
    const split = splitByClass(labels, 10, VALIDATION_PER_CLASS, manifest.seed);
    expect(Uint32Array.from(train.ids)).toEqual(split.train);
    expect(Uint32Array.from(validation.ids)).toEqual(split.validation);
  });

  it('begin with a hundred references of each class', () => {
    expect(countsOf(train.labels.subarray(0, 1000))).toEqual(Array(10).fill(100));
  });
});
