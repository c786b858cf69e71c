import type { Stage } from './stage.ts';
import { quantile } from './timing.ts';

/** What a batch leaves of the page's frames, in milliseconds from one to the next. */
export interface FrameCost {
  readonly pictures: number;
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
  readonly frames: number;
  /** Milliseconds of the whole batch. */
  readonly batch: number;
}

const PICTURES = 1_000;

export async function benchFrames(stage: Stage): Promise<FrameCost> {
  const page = await stage.openBench();
  const { frames, batch } = await page.evaluate(
    (pictures) => window.benches.watchFrames(pictures),
    PICTURES,
  );
  await page.close();
  const sorted = [...frames].sort((one, other) => one - other);
  return {
    pictures: PICTURES,
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    longest: sorted.at(-1) ?? NaN,
    frames: frames.length,
    batch,
  };
}
