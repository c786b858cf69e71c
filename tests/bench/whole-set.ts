import { CLASSIFIER_IDS } from '../../src/engine/contract.ts';
import type { Agreement, Recomputed } from './page/whole-set.ts';
import type { Stage } from './stage.ts';
import type { Timing } from './timing.ts';
import { summarise } from './timing.ts';

/** Test pictures scored anew as the lab does, nearest neighbour by all references. */
export interface WholeSetResults {
  /** Ever more of them by nearest neighbour alone, in one worker. */
  readonly batches: readonly {
    readonly pictures: number;
    /** In milliseconds. */
    readonly time: Timing;
  }[];
  /** All of them by all three, in two workers. */
  readonly together: Recomputed;
  readonly agreements: readonly Agreement[];
}

/** How often each number of pictures is judged: all of them once, for it takes long. */
const BATCHES = [
  { pictures: 100, rounds: 9 },
  { pictures: 1_000, rounds: 3 },
  { pictures: 10_000, rounds: 1 },
];
/** A score may differ by so much more than storing moves it: the arithmetic of floats has no one order. */
const TOLERANCE = 1e-3;

export async function benchWholeSet(stage: Stage): Promise<WholeSetResults> {
  const page = await stage.openBench();
  await page.evaluate(() => window.benches.startEngines());
  const batches = [];
  for (const { pictures, rounds } of BATCHES) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const { all } = await page.evaluate(
        (count) => window.benches.recompute(['nearest-neighbour'], count),
        pictures,
      );
      times.push(all);
    }
    batches.push({ pictures, time: summarise(times) });
  }
  const together = await page.evaluate(({ ids, count }) => window.benches.recompute(ids, count), {
    ids: CLASSIFIER_IDS,
    count: BATCHES.at(-1)!.pictures,
  });
  const agreements = await page.evaluate(() => window.benches.compareWithCommitted());
  await page.close();
  for (const { id, largestDifference } of agreements) {
    if (largestDifference <= TOLERANCE) continue;
    throw new Error(
      `A score of ${id} differs by ${largestDifference} from the committed one; ${TOLERANCE} is the most.`,
    );
  }
  return { batches, together, agreements };
}
