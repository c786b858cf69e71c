import type { Stage } from './stage.ts';
import type { Timing } from './timing.ts';
import { quantile, sort, summarise } from './timing.ts';

/** What batches leave of the page's frames, in milliseconds from one to the next. */
export interface FrameCost {
  readonly pictures: number;
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
  readonly frames: number;
  readonly batch: Timing;
}

const PICTURES = 1_000;
const BATCHES = 9;

export async function benchFrames(stage: Stage): Promise<FrameCost> {
  const page = await stage.openBench();
  const frames: number[] = [];
  const batches: number[] = [];
  // One batch more than counted: the others find in the cache what it fetched.
  for (let round = -1; round < BATCHES; round++) {
    const watched = await page.evaluate((count) => window.benches.watchFrames(count), PICTURES);
    if (round < 0) continue;
    frames.push(...watched.frames);
    batches.push(watched.batch);
  }
  await page.close();
  const sorted = sort(frames);
  return {
    pictures: PICTURES,
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    longest: sorted.at(-1) ?? NaN,
    frames: frames.length,
    batch: summarise(batches),
  };
}
