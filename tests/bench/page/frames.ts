import { createManifestSource } from '../../../src/data/load-manifest.ts';
import { createEngine } from '../../../src/engine/client.ts';
import { MANIFEST_URL, readPictures } from './references.ts';

/** Frames of an otherwise idle page while the site's worker has the network judge pictures as one batch. */
export interface Frames {
  /** Milliseconds from each frame to the next. */
  readonly frames: readonly number[];
  /** Milliseconds of the whole batch. */
  readonly batch: number;
}

export async function watchFrames(pictures: number): Promise<Frames> {
  const { signal } = new AbortController();
  const pixels = (await readPictures('test', pictures)).pixels.slice();
  const engine = createEngine(createManifestSource(MANIFEST_URL));
  await engine.load('network', signal);
  const times: number[] = [];
  const note = (now: number) => {
    times.push(now);
    request = requestAnimationFrame(note);
  };
  let request = requestAnimationFrame(note);
  const began = performance.now();
  await engine.score('network', pixels, signal);
  const batch = performance.now() - began;
  cancelAnimationFrame(request);
  engine.dispose();
  return { frames: times.slice(1).map((now, at) => now - times[at]!), batch };
}
