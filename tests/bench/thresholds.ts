import type { Stage } from './stage.ts';
import type { Timing } from './timing.ts';

const ROUNDS = 15;

/** Times what a move of a threshold costs without drawing; by the name of the way. */
export async function benchThresholds(stage: Stage): Promise<Readonly<Record<string, Timing>>> {
  const page = await stage.openBench();
  const timings = await page.evaluate((rounds) => window.benches.thresholds(rounds), ROUNDS);
  await page.close();
  return timings;
}
