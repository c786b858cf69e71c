import { PICTURE_BYTES } from '../../../../src/core/picture.ts';
import { readPictures } from '../references.ts';
import type { Runner } from './runner.ts';

/** By the name that the tables have; each is loaded alone, into a page of its own. */
const RUNNERS = {
  'Tipping Point on WebAssembly': async () => (await import('./own.ts')).startOwn('wasm'),
  'Tipping Point on WebGL': async () => (await import('./own.ts')).startOwn('webgl'),
  'onnxruntime-web on WebAssembly': async () =>
    (await import('./onnxruntime.ts')).startOnWebAssembly(),
  'onnxruntime-web on WebGL': async () => (await import('./onnxruntime.ts')).startOnWebgl(),
} satisfies Record<string, () => Promise<Runner>>;

export type RunnerName = keyof typeof RUNNERS;

let runner: Runner | null = null;
let questions = new Uint8Array(0);

export async function startRunner(name: RunnerName): Promise<void> {
  questions = (await readPictures('test', 200)).pixels.slice();
  runner = await RUNNERS[name]();
}

/** Logits of the first test pictures, one after another. */
export async function readLogits(count: number): Promise<number[]> {
  const logits: number[] = [];
  for (let picture = 0; picture < count; picture++) {
    logits.push(...(await runner!.computeLogits(viewQuestions(picture, 1))));
  }
  return logits;
}

/** Times test pictures from position `first` on, all at once; gives milliseconds a picture. */
export async function timeRunner(first: number, count: number): Promise<number> {
  const pixels = viewQuestions(first, count);
  const began = performance.now();
  await runner!.score(pixels);
  return (performance.now() - began) / count;
}

function viewQuestions(first: number, count: number): Uint8Array {
  return questions.subarray(first * PICTURE_BYTES, (first + count) * PICTURE_BYTES);
}
