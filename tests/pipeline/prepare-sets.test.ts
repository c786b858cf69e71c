import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  readManifest,
  updateManifest,
  writeDataFile,
} from '../../models/pipeline/manifest-file.ts';
import type { Pictures } from '../../models/pipeline/originals.ts';
import { divideSets, writeData } from '../../models/pipeline/prepare-sets.ts';
import { createRandom } from '../../src/core/random.ts';

/** Pictures of soft stripes, a class after another, the same for the same seed. */
function draw(count: number, seed: number): Pictures {
  const random = createRandom(seed);
  const phases = Array.from({ length: count }, random);
  return {
    labels: Uint8Array.from({ length: count }, (_, id) => id % 10),
    pixels: Uint8Array.from({ length: count * 3072 }, (_, index) => {
      const phase = phases[Math.floor(index / 3072)]!;
      return 128 + 100 * Math.sin(phase * 40 + ((index % 96) / 96) * 6);
    }),
  };
}

const sets = (seed: number) => divideSets(draw(60, seed), draw(30, seed + 1), 2);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tipping-point-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (seed: number) => writeData(sets(seed), () => undefined, folder);

async function readAll(): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
  const contents = await Promise.all(paths.map((path) => readFile(path, 'base64')));
  return Object.fromEntries(paths.map((path, index) => [path, contents[index]!]));
}

describe('divideSets', () => {
  it('keeps test in its own order and takes each id and picture of the others along', () => {
    const training = draw(60, 1);
    const { train, validation, test } = divideSets(training, draw(30, 2), 2);
    expect([train.ids.length, validation.ids.length]).toEqual([40, 20]);
    expect([...test.ids]).toEqual([...Array(30).keys()]);
    const [id] = validation.ids;
    expect(validation.pixels.subarray(0, 3072)).toEqual(
      training.pixels.subarray(id! * 3072, (id! + 1) * 3072),
    );
    expect(validation.labels[0]).toBe(training.labels[id!]);
  });
});

describe('writeData', () => {
  it('gives the same bytes a second time, over the first and in an empty folder', async () => {
    await write(1);
    const first = await readAll();
    expect(Object.keys(first)).toHaveLength(10);
    await write(1);
    expect(await readAll()).toEqual(first);
    await rm(folder, { recursive: true });
    await write(1);
    expect(await readAll()).toEqual(first);
  });

  it('keeps the scores in the manifest as long as the pictures are the same', async () => {
    await write(1);
    const scored = {
      ...(await writeDataFile('scores/linear.test.bin', new Uint8Array(600), folder)),
      shape: [30, 10] as [number, 10],
      dtype: 'uint16' as const,
      low: -9,
      step: 0.25,
    };
    await updateManifest((m) => ({ ...m, scores: { linear: { test: scored } } }), folder);
    await write(1);
    expect((await readManifest(folder)).scores).toEqual({ linear: { test: scored } });
    await write(2);
    expect((await readManifest(folder)).scores).toEqual({});
  });
});
