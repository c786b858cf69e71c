import type { Page } from '@playwright/test';
import { measureHeld } from './memory.ts';
import type { RunnerName } from './page/network/network.ts';
import type { Stage } from './stage.ts';
import type { Timing } from './timing.ts';
import { collectInTurn } from './timing.ts';

/** Numbers of pictures that are given at once. */
export const BATCHES = [1, 64] as const;
export type Batch = (typeof BATCHES)[number];

/** One runner of the network. */
export interface NetworkRow {
  readonly runner: RunnerName;
  /** Milliseconds a picture, by the number of pictures given at once. */
  readonly times: Readonly<Record<Batch, Timing>>;
  /** Bytes of its WebAssembly memory. */
  readonly webAssembly: number;
}

export interface NetworkResults {
  readonly rows: readonly NetworkRow[];
  /** By how much a logit of any runner differs most from the first one's. */
  readonly largestDifference: number;
}

const ROUNDS = 9;
/** How often a single picture is judged in a round. */
const SINGLES = 3;
/** Pictures whose logits are compared, and how far they may be apart. */
const COMPARED = 8;
const TOLERANCE = 1e-3;
const ON_WEBASSEMBLY: readonly RunnerName[] = [
  'Tipping Point on WebAssembly',
  'onnxruntime-web on WebAssembly',
];
const ON_WEBGL: readonly RunnerName[] = ['Tipping Point on WebGL', 'onnxruntime-web on WebGL'];

/** Has every runner judge the same pictures in turn, once they are found to give the same logits. */
export async function benchNetwork(stage: Stage): Promise<NetworkResults> {
  const { renderer } = stage;
  const names = renderer === null ? ON_WEBASSEMBLY : [...ON_WEBASSEMBLY, ...ON_WEBGL];
  const pages = new Map<RunnerName, Page>();
  for (const name of names) {
    const page = await stage.openBench();
    await page.evaluate((runner) => window.benches.startRunner(runner), name);
    pages.set(name, page);
  }
  const largestDifference = await compareLogits(pages);

  const times = new Map<number, Map<string, Timing>>();
  for (const batch of BATCHES) {
    const ways = names.map((name) => ({
      name,
      time: (round: number) => timeRound(pages.get(name)!, round, batch),
    }));
    times.set(batch, await collectInTurn(ways, ROUNDS));
  }

  const rows: NetworkRow[] = [];
  for (const [runner, page] of pages) {
    const { webAssembly } = await measureHeld(page);
    const entries = BATCHES.map((batch) => [batch, times.get(batch)!.get(runner)!] as const);
    rows.push({
      runner,
      times: Object.fromEntries(entries) as NetworkRow['times'],
      webAssembly,
    });
    await page.close();
  }
  return { rows, largestDifference };
}

/** Milliseconds a picture: of one batch, or the mean of several pictures one after another. */
async function timeRound(page: Page, round: number, batch: number): Promise<number> {
  const repeats = batch === 1 ? SINGLES : 1;
  let sum = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const first = batch === 1 ? (round + 1) * SINGLES + repeat : round + 1;
    sum += await page.evaluate(([from, count]) => window.benches.timeRunner(from, count), [
      first,
      batch,
    ] as const);
  }
  return sum / repeats;
}

/** @throws Error where runners do not compute the same */
async function compareLogits(pages: ReadonlyMap<RunnerName, Page>): Promise<number> {
  const read = (page: Page) => page.evaluate((count) => window.benches.readLogits(count), COMPARED);
  const [first, ...others] = await Promise.all([...pages.values()].map(read));
  const differences = others.flatMap((logits) =>
    logits.map((logit, at) => Math.abs(logit - first![at]!)),
  );
  const largest = Math.max(...differences);
  if (largest <= TOLERANCE) return largest;
  throw new Error(`Logits differ by up to ${largest}; ${TOLERANCE} is the most.`);
}
