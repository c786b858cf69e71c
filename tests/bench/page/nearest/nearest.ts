import type { Metric } from '../../../../src/core/differences.ts';
import { PICTURE_BYTES } from '../../../../src/core/picture.ts';
import type { Pictures } from '../references.ts';
import { readPictures, takeFirst } from '../references.ts';
import type { Filled, Rival } from './rival.ts';

/** By the name that the tables have; each is loaded alone, into a page of its own. */
const RIVALS = {
  'Tipping Point': async () => (await import('./own.ts')).own,
  'plain typed arrays': async () => (await import('./plain.ts')).plain,
  'knn-classifier': async () => (await import('./knn-classifier.ts')).knnClassifier,
  'ml-knn': async () => (await import('./ml-knn.ts')).mlKnn,
} satisfies Record<string, () => Promise<Rival>>;

export type RivalName = keyof typeof RIVALS;

/** What a rival said in a round. */
export interface Asked {
  /** For one picture, the mean of the round. */
  readonly milliseconds: number;
  /** Distances of the nearest references, where the rival tells them. */
  readonly distances: readonly (number | null)[];
}

const QUESTIONS = 200;

let references: Pictures | null = null;
let questions = new Uint8Array(0);
let filled: Filled | null = null;

/** Loads the pictures of all rounds. */
export async function readAll(count: number): Promise<void> {
  references = await readPictures('train', count);
  questions = (await readPictures('test', QUESTIONS)).pixels.slice();
}

/** Fills a rival with the first references instead of what it had, and has it answer once. */
export async function fillRival(name: RivalName, count: number): Promise<void> {
  filled?.free();
  filled = null;
  const create: Rival = await RIVALS[name]();
  filled = await create(takeFirst(references!, count));
  await filled.answer(questions.subarray(0, PICTURE_BYTES), 'l1');
}

/** Lets the pictures go that only the bench still holds. */
export function letGo(): void {
  references = null;
}

/** Times the answers to `count` test pictures from position `first` on, one after another. */
export async function askRival(metric: Metric, first: number, count: number): Promise<Asked> {
  const distances: (number | null)[] = [];
  const began = performance.now();
  for (let question = first; question < first + count; question++) {
    const from = question * PICTURE_BYTES;
    const picture = questions.subarray(from, from + PICTURE_BYTES);
    distances.push(await filled!.answer(picture, metric));
  }
  return { milliseconds: (performance.now() - began) / count, distances };
}
