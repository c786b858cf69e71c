import type { Agreement } from './page/whole-set.ts';
import type { Stage } from './stage.ts';
import type { Timing } from './timing.ts';
import { summarise } from './timing.ts';

/** Batches of ever more test pictures, judged by all references in the site's worker. */
export interface WholeSetResults {
  readonly batches: readonly {
    readonly pictures: number;
    /** In milliseconds. */
    readonly time: Timing;
  }[];
  readonly agreement: Agreement;
}

/** How often each number of pictures is judged: all of them once, for it takes long. */
const BATCHES = [
  { pictures: 100, rounds: 9 },
  { pictures: 1_000, rounds: 3 },
  { pictures: 10_000, rounds: 1 },
];
/** The committed scores are rounded to two bytes. */
const TOLERANCE = 1e-3;

export async function benchWholeSet(stage: Stage): Promise<WholeSetResults> {
  const page = await stage.openBench();
  await page.evaluate(() => window.benches.startEngine());
  const batches = [];
  for (const { pictures, rounds } of BATCHES) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await page.evaluate((count) => window.benches.judgeFirst(count), pictures));
    }
    batches.push({ pictures, time: summarise(times) });
  }
  const agreement = await page.evaluate(() => window.benches.compareScores());
  await page.close();
  if (agreement.largestDifference > TOLERANCE) {
    throw new Error(
      `A score differs by ${agreement.largestDifference} from the committed one; ${TOLERANCE} is the most.`,
    );
  }
  return { batches, agreement };
}
