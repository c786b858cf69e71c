import type { Stage } from './stage.ts';
import type { Timing } from './timing.ts';

/** By what is counted: what a move of the threshold costs without drawing. */
export type ThresholdTimes = Readonly<
  Record<string, { readonly lookedUp: Timing; readonly recounted: Timing }>
>;

const ROUNDS = 15;

export async function benchThresholds(stage: Stage): Promise<ThresholdTimes> {
  const page = await stage.openBench();
  const times = await page.evaluate((rounds) => window.benches.thresholds(rounds), ROUNDS);
  await page.close();
  return {
    'Counts of three detectors': {
      lookedUp: times['detectors, looked up'],
      recounted: times['detectors, recounted'],
    },
    'Three confusion matrices': {
      lookedUp: times['matrices, looked up'],
      recounted: times['matrices, recounted'],
    },
  };
}
