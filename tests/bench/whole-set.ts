import type { ClassifierId } from '../../src/engine/contract.ts';
import { forEachClassifier } from '../../src/state/for-each-classifier.ts';
import type { Agreement, Recomputed } from './page/whole-set.ts';
import type { Stage } from './stage.ts';
import type { Timing } from './timing.ts';
import { summarise } from './timing.ts';

/** Test pictures scored anew as the lab does: by all three, in two workers, nearest neighbour by all references. */
export interface WholeSetResults {
  /** Ever more of them. */
  readonly runs: readonly {
    readonly pictures: number;
    /** From the first picture to the last of all. */
    readonly all: Timing;
    readonly parts: Readonly<
      Record<
        ClassifierId,
        {
          /** From its first picture to its last. */
          readonly elapsed: Timing;
          /** Of scoring alone, in both workers together. */
          readonly scoring: Timing;
        }
      >
    >;
  }[];
  readonly agreements: readonly Agreement[];
}

const SIZES = [100, 1_000, 10_000];
const ROUNDS = 9;
/** A score may differ by so much more than storing moves it: the arithmetic of floats has no one order. */
const TOLERANCE = 1e-3;

export async function benchWholeSet(stage: Stage): Promise<WholeSetResults> {
  const page = await stage.openBench();
  await page.evaluate(() => window.benches.startEngines());
  const times = new Map<number, Recomputed[]>(SIZES.map((size) => [size, []]));
  // The last of each round is the whole set, which is compared in the end.
  for (let round = 0; round < ROUNDS; round++) {
    for (const [size, rounds] of times) {
      rounds.push(await page.evaluate((count) => window.benches.recompute(count), size));
    }
  }
  const agreements = await page.evaluate(() => window.benches.compareWithCommitted());
  await page.close();
  for (const { id, largestDifference } of agreements) {
    if (largestDifference <= TOLERANCE) continue;
    throw new Error(
      `A score of ${id} differs by ${largestDifference} from the committed one; ${TOLERANCE} is the most.`,
    );
  }
  return { runs: [...times].map(([pictures, rounds]) => sumUp(pictures, rounds)), agreements };
}

function sumUp(pictures: number, rounds: readonly Recomputed[]): WholeSetResults['runs'][number] {
  return {
    pictures,
    all: summarise(rounds.map(({ all }) => all)),
    parts: forEachClassifier((id) => ({
      elapsed: summarise(rounds.map(({ parts }) => parts[id].elapsed)),
      scoring: summarise(rounds.map(({ parts }) => parts[id].scoring)),
    })),
  };
}
