import { CLASS_COUNT } from '../../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../../src/core/picture.ts';
import { findBest } from '../../../src/core/scores.ts';
import { createManifestSource } from '../../../src/data/load-manifest.ts';
import { loadJudgedSets } from '../../../src/data/load-scores.ts';
import { createEngine } from '../../../src/engine/client.ts';
import type { Engine } from '../../../src/engine/contract.ts';
import { MANIFEST_URL, readPictures } from './references.ts';

const REFERENCES = 45_000;
const { signal } = new AbortController();

/** How scores computed here compare with the committed ones. */
export interface Agreement {
  readonly pictures: number;
  /** Pictures with the same best class. */
  readonly sameAnswers: number;
  /** By how much a score differs most. */
  readonly largestDifference: number;
}

let engine: Engine;
let pixels = new Uint8Array(0);
let scores: Float32Array = new Float32Array(0);

/** Fills the site's own worker with all references, and warms it up. */
export async function startEngine(): Promise<void> {
  pixels = (await readPictures('test', 10_000)).pixels.slice();
  engine = createEngine(createManifestSource(MANIFEST_URL));
  await engine.load('nearest-neighbour', signal);
  await engine.loadReferences(REFERENCES, signal);
  await judgeFirst(100);
}

/** Judges the first test pictures as one batch in the worker; gives milliseconds. */
export async function judgeFirst(count: number): Promise<number> {
  const batch = pixels.slice(0, count * PICTURE_BYTES);
  const began = performance.now();
  ({ scores } = await engine.score('nearest-neighbour', batch, signal));
  return performance.now() - began;
}

/** Compares the scores of the last batch with the committed ones. */
export async function compareScores(): Promise<Agreement> {
  const { test } = await loadJudgedSets(
    ['nearest-neighbour'],
    createManifestSource(MANIFEST_URL),
    signal,
    () => undefined,
  );
  const committed = test.scores['nearest-neighbour'];
  const pictures = scores.length / CLASS_COUNT;
  let sameAnswers = 0;
  for (let from = 0; from < scores.length; from += CLASS_COUNT) {
    if (findBest(scores, from) === findBest(committed, from)) sameAnswers++;
  }
  const largestDifference = scores.reduce(
    (most, score, at) => Math.max(most, Math.abs(score - committed[at]!)),
    0,
  );
  return { pictures, sameAnswers, largestDifference };
}
