import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { fetchChecked, fileUrl } from '../../src/data/fetch.ts';
import { createManifestSource } from '../../src/data/load-manifest.ts';
import type { Manifest } from '../../src/data/manifest.ts';
import { decodeScores } from '../../src/data/scores.ts';
import { createPictures, loadPictures } from '../../src/data/sheets.ts';
import { createEngine } from '../../src/engine/client.ts';
import type { Backend, ClassifierId, Engine } from '../../src/engine/contract.ts';

const MANIFEST = createManifestSource(new URL('/data/manifest.json', location.href).href);
const TOLERANCE = 1e-3;
const MOST_PICTURES = 500;
const never = new AbortController().signal;

let engine: Engine;
let manifest: Manifest;
let pixels: Uint8Array;
beforeAll(async () => {
  engine = createEngine(MANIFEST);
  manifest = await MANIFEST.read();
  const { test } = manifest.sets;
  const pictures = createPictures(test);
  await loadPictures(pictures, test, MOST_PICTURES, MANIFEST.url, never);
  pixels = pictures.pixels;
});
afterAll(() => {
  engine.dispose();
});

const bestClass = (scores: Float32Array, row: number) => {
  const ofPicture = scores.subarray(row * CLASS_COUNT, (row + 1) * CLASS_COUNT);
  return ofPicture.indexOf(Math.max(...ofPicture));
};

/** Holds the engine's scores of the first test pictures to those that are committed. */
async function expectCommitted(id: ClassifierId, backend: Backend, count: number) {
  const file = manifest.scores[id]?.test;
  if (!file) throw new Error(`The manifest has no scores of ${id}: run "npm run evaluate".`);
  const committed = decodeScores(
    await fetchChecked(fileUrl(MANIFEST.url, file), file, never),
    file,
  );
  const scored = await engine.score(id, pixels.slice(0, count * PICTURE_BYTES), never);
  expect(scored.backend).toBe(backend);
  expect(scored.scores).toHaveLength(count * CLASS_COUNT);
  for (let row = 0; row < count; row++) {
    expect(bestClass(scored.scores, row), `class of picture ${row}`).toBe(
      bestClass(committed, row),
    );
  }
  scored.scores.forEach((score, at) => {
    const name = `score ${at % CLASS_COUNT} of picture ${Math.floor(at / CLASS_COUNT)}`;
    expect(Math.abs(score - committed[at]!), name).toBeLessThan(TOLERANCE);
  });
}

describe('the shipped engine gives the committed scores', () => {
  it('of the linear classifier', async () => {
    await engine.load('linear', never);
    await expectCommitted('linear', 'typescript', MOST_PICTURES);
  });

  it('of nearest neighbour, against all references', async () => {
    await engine.load('nearest-neighbour', never);
    const { count } = manifest.sets.train;
    expect(await engine.loadReferences(count, never)).toBe(count);
    await expectCommitted('nearest-neighbour', 'wasm', 24);
  });

  it.each([
    ['wasm', 60],
    ['webgl', 6],
  ] as const)('of the network on %s', async (backend, count) => {
    await engine.load('network', never);
    await engine.useBackend(backend);
    await expectCommitted('network', backend, count);
  });
});
