import type { Page } from '@playwright/test';
import type { Metric } from '../../src/core/differences.ts';
import { measureHeld } from './memory.ts';
import type { RivalName } from './page/nearest/nearest.ts';
import type { Stage } from './stage.ts';
import type { Timing } from './timing.ts';
import { collectInTurn } from './timing.ts';

/** Numbers of references at which the peers are timed too, and those between, for growth. */
export const PEER_SIZES = [10_000, 45_000] as const;
export const SIZES = [1_000, 5_000, 10_000, 20_000, 45_000] as const;

/** One question to a rival over so many references, in milliseconds. */
export interface Question {
  readonly rival: RivalName;
  readonly distance: string;
  readonly references: number;
  /** Null where the rival could not hold the references. */
  readonly time: Timing | null;
}

export interface NearestResults {
  readonly questions: readonly Question[];
  /** Bytes held for the most references; of a rival that could not hold them, nothing. */
  readonly held: Readonly<Partial<Record<RivalName, { all: number; webAssembly: number }>>>;
}

interface Contestant {
  readonly rival: RivalName;
  /** What it is asked for, and what it goes by instead where it has but one distance. */
  readonly distances: readonly { readonly metric: Metric; readonly name: string }[];
  readonly sizes: readonly number[];
  /** Questions of a round. */
  readonly questions: number;
}

const ROUNDS = 9;
const QUESTIONS = 2;
const L1 = { metric: 'l1', name: 'L1' } as const;
const L2 = { metric: 'l2', name: 'L2' } as const;
const COSINE = { metric: 'l2', name: 'cosine' } as const;
const CONTESTANTS: readonly Contestant[] = [
  { rival: 'Tipping Point', distances: [L1, L2], sizes: SIZES, questions: QUESTIONS },
  { rival: 'plain typed arrays', distances: [L1, L2], sizes: SIZES, questions: QUESTIONS },
  { rival: 'knn-classifier', distances: [COSINE], sizes: PEER_SIZES, questions: QUESTIONS },
  // A second a question: fewer of them.
  { rival: 'ml-knn', distances: [L2], sizes: PEER_SIZES, questions: 1 },
];

/** Asks every rival the same questions, in turn, over ever more references. */
export async function benchNearest(stage: Stage): Promise<NearestResults> {
  const pages = new Map<Contestant, Page>();
  for (const contestant of CONTESTANTS) pages.set(contestant, await stage.openBench());
  const empty = await measureHeld(pages.get(CONTESTANTS[0]!)!);
  await Promise.all(
    [...pages.values()].map((page) => page.evaluate(readReferences, SIZES.at(-1)!)),
  );

  const questions: Question[] = [];
  for (const size of SIZES) {
    const filled: Contestant[] = [];
    for (const [contestant, page] of pages) {
      if (!contestant.sizes.includes(size)) continue;
      if (await fill(page, contestant.rival, size)) filled.push(contestant);
      else pages.delete(contestant);
    }
    questions.push(...(await askAll(pages, filled, size)));
  }

  const held: Record<string, { all: number; webAssembly: number }> = {};
  for (const [{ rival }, page] of pages) {
    await page.evaluate(() => window.benches.letGo());
    const { javascript, webAssembly } = await measureHeld(page);
    held[rival] = { all: javascript - empty.javascript + webAssembly, webAssembly };
  }
  await Promise.all([...pages.values()].map((page) => page.close()));
  return { questions, held };
}

const readReferences = (count: number) => window.benches.readAll(count);

/** Whether a rival could take so many references; for some they are too many for the browser. */
async function fill(page: Page, rival: RivalName, references: number): Promise<boolean> {
  try {
    await page.evaluate(([name, count]) => window.benches.fillRival(name, count), [
      rival,
      references,
    ] as const);
    return true;
  } catch (error) {
    console.log(`${rival} cannot hold ${references} references: ${String(error)}`);
    await page.close();
    return false;
  }
}

async function askAll(
  pages: ReadonlyMap<Contestant, Page>,
  filled: readonly Contestant[],
  references: number,
): Promise<Question[]> {
  const told = new Map<string, string>();
  const asked = CONTESTANTS.filter(({ sizes }) => sizes.includes(references)).flatMap(
    (contestant) =>
      contestant.distances.map((distance) => ({
        contestant,
        distance,
        name: nameOf(contestant.rival, distance.name),
      })),
  );
  const ways = asked
    .filter(({ contestant }) => filled.includes(contestant))
    .map(({ contestant, distance, name }) => ({
      name,
      async time(round: number) {
        const { milliseconds, distances } = await pages
          .get(contestant)!
          .evaluate(([metric, first, count]) => window.benches.askRival(metric, first, count), [
            distance.metric,
            (round + 1) * QUESTIONS,
            contestant.questions,
          ] as const);
        if (distances[0] !== null)
          agree(told, `${distance.name}, round ${round}`, distances.join());
        return milliseconds;
      },
    }));
  const times = await collectInTurn(ways, ROUNDS);
  return asked.map(({ contestant, distance, name }) => ({
    rival: contestant.rival,
    distance: distance.name,
    references,
    time: times.get(name) ?? null,
  }));
}

/** @throws Error where another rival has told other distances for the same questions */
function agree(told: Map<string, string>, asked: string, distances: string): void {
  const before = told.get(asked) ?? distances;
  if (before !== distances) {
    throw new Error(`Two rivals disagree on ${asked}: ${before} and ${distances}.`);
  }
  told.set(asked, distances);
}

function nameOf(rival: RivalName, distance: string): string {
  return `${rival}, ${distance}`;
}
