import { PICTURE_BYTES } from '../../../../src/core/picture.ts';
import { createManifestSource } from '../../../../src/data/load-manifest.ts';
import { createEngine } from '../../../../src/engine/client.ts';
import type { Backend } from '../../../../src/engine/contract.ts';
import { MANIFEST_URL, readPictures } from '../references.ts';

const WARM_ANSWERS = 5;

/** Milliseconds that a visitor waits after the network is loaded, for the first time and afterwards. */
export interface Waits {
  readonly load: number;
  readonly firstAnswer: number;
  readonly laterAnswers: readonly number[];
  readonly firstExplanation: number;
  readonly laterExplanations: readonly number[];
}

/** Starts the site's own worker anew, on a backend, and asks it one question after another. */
export async function waitForAnswers(backend: Backend): Promise<Waits> {
  const { pixels } = await readPictures('test', 2 * (WARM_ANSWERS + 1));
  const { signal } = new AbortController();
  const engine = createEngine(createManifestSource(MANIFEST_URL));
  let asked = 0;
  const nextPicture = () => {
    const from = asked++ * PICTURE_BYTES;
    return pixels.slice(from, from + PICTURE_BYTES);
  };
  const answer = () => engine.score('network', nextPicture(), signal);
  const explain = () => engine.explainNetwork(nextPicture(), signal);
  const repeat = async (ask: () => Promise<unknown>) => {
    const times: number[] = [];
    for (let round = 0; round < WARM_ANSWERS; round++) times.push(await time(ask));
    return times;
  };

  const load = await time(async () => {
    await engine.load('network', signal);
    await engine.useBackend(backend);
  });
  const waits = {
    load,
    firstAnswer: await time(answer),
    firstExplanation: await time(explain),
    laterAnswers: await repeat(answer),
    laterExplanations: await repeat(explain),
  };
  engine.dispose();
  return waits;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
