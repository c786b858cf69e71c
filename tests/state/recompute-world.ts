import { CLASS_COUNT } from '../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { createScoredPictures } from '../../src/core/scored-pictures.ts';
import type { Manifest, Sheet } from '../../src/data/manifest.ts';
import type { OnProgress } from '../../src/data/progress.ts';
import type { ValueStore } from '../../src/data/value-store.ts';
import type { ClassifierId, Engine } from '../../src/engine/contract.ts';
import { forEachClassifier } from '../../src/state/for-each-classifier.ts';
import { describeTest } from '../../src/state/lab-sets.ts';
import type { RecomputeParts } from '../../src/state/recompute.svelte.ts';
import { createRecompute } from '../../src/state/recompute.svelte.ts';
import type { RecomputedScores } from '../../src/state/recomputed-scores.ts';

export const [SHEET, SHEETS, REFERENCES] = [100, 4, 450];
/** Milliseconds that the references take to load. */
export const LOADING = 10;

export const sheet = (index: number, name = 'test') =>
  ({
    path: `${name}-${index}`,
    bytes: 1_000,
    sha256: `${name}-${index}`,
    shape: [SHEET],
  }) as unknown as Sheet;

export const MANIFEST = {
  sets: {
    test: { sheets: Array.from({ length: SHEETS }, (_, index) => sheet(index)) },
    train: { count: REFERENCES, sheets: [sheet(0, 'train'), sheet(1, 'train')] },
  },
  scores: { linear: { test: { low: -8, step: 8e-4 } } },
} as unknown as Manifest;

/** Every picture of a sheet begins with its number in the set, in two bytes. */
export function drawSheet({ path }: Sheet): Uint8Array {
  const first = Number(path.slice('test-'.length)) * SHEET;
  const pixels = new Uint8Array(SHEET * PICTURE_BYTES);
  for (let picture = 0; picture < SHEET; picture++) {
    const number = first + picture;
    pixels.set([number >> 8, number & 255], picture * PICTURE_BYTES);
  }
  return pixels;
}

/** The picture's number tells its best class. */
export function scorePicture(number: number): number[] {
  const scores = new Array<number>(CLASS_COUNT).fill(0);
  scores[number % CLASS_COUNT] = 0.5;
  return scores;
}

export interface EngineWorld {
  /** What is asked of it, in order. */
  readonly asked: string[];
  readonly engine: Engine;
}

/** An engine that knows pictures by their numbers; `meddle` may change a score, or fail. */
export function createNumberEngine(
  meddle: (id: ClassifierId, number: number, scores: number[]) => void = () => undefined,
): EngineWorld {
  const asked: string[] = [];
  const engine = {
    load: (id: string) => Promise.resolve(void asked.push(`load ${id}`)),
    async loadReferences(count: number, _: AbortSignal, onProgress: OnProgress) {
      asked.push(`references ${count}`);
      for (const part of [1, 2]) {
        await new Promise((resolve) => setTimeout(resolve, LOADING / 2));
        onProgress({ done: (count * part) / 2, total: count, unit: 'pictures' });
      }
      return count;
    },
    useBackend: (choice: string) => Promise.resolve(void asked.push(`backend ${choice}`)),
    async score(id: ClassifierId, pixels: Uint8Array, signal: AbortSignal) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      signal.throwIfAborted();
      const scores: number[] = [];
      for (let at = 0; at < pixels.length; at += PICTURE_BYTES) {
        const number = (pixels[at]! << 8) + pixels[at + 1]!;
        const own = scorePicture(number);
        meddle(id, number, own);
        scores.push(...own);
      }
      // As the engine's contract has it: no answer comes after an abort.
      signal.throwIfAborted();
      asked.push(id);
      return { scores: Float32Array.from(scores), backend: 'wasm', milliseconds: 1 };
    },
    dispose: () => asked.push('disposed'),
  } as unknown as Engine;
  return { asked, engine };
}

export const LABELS = Uint8Array.from(
  { length: SHEET * SHEETS },
  (_, number) => number % CLASS_COUNT,
);
export const STORED = Float32Array.from({ length: LABELS.length }, (_, number) => number).reduce(
  (all, number) => (all.set(scorePicture(number), number * CLASS_COUNT), all),
  new Float32Array(LABELS.length * CLASS_COUNT),
);
export const COMMITTED = describeTest(
  forEachClassifier(() => createScoredPictures(STORED, LABELS)),
);

/** Keeps in memory what the browser would, as long as it may. */
export class Memory implements ValueStore<RecomputedScores> {
  value: RecomputedScores | null = null;
  isFull = false;

  read() {
    return Promise.resolve(this.value);
  }

  replace(value: RecomputedScores) {
    if (this.isFull) return Promise.reject(new DOMException('', 'QuotaExceededError'));
    this.value = structuredClone(value);
    return Promise.resolve();
  }

  clear() {
    this.value = null;
    return Promise.resolve();
  }
}

export function open(engine: EngineWorld, part: Partial<RecomputeParts> = {}) {
  return createRecompute({
    engine: engine.engine,
    createHelper: null,
    manifest: { read: () => Promise.resolve(MANIFEST) },
    readSheet: (asked) => Promise.resolve(drawSheet(asked)),
    committed: () => COMMITTED,
    backend: () => 'auto',
    isKept: () => false,
    store: new Memory(),
    release: 'this',
    onFetched: () => undefined,
    ...part,
  });
}

/** What is looked at takes real time, before timers are faked. */
export async function openLooked(engine: EngineWorld, part: Partial<RecomputeParts> = {}) {
  const recompute = open(engine, part);
  await recompute.look();
  return recompute;
}

export const count = (asked: readonly string[], what: string) =>
  asked.filter((one) => one === what).length;
