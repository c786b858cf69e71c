/** Runs the engine beside the page, so that neither waits for the other. */
import { expose, transfer } from 'comlink';
import { createManifestSource } from '../data/load-manifest.ts';
import type { Manifest } from '../data/manifest.ts';
import type { OnProgress, Progress } from '../data/progress.ts';
import type {
  Backend,
  BackendReport,
  ClassifierId,
  Engine,
  NearestOptions,
  Scored,
} from './contract.ts';
import { createLocalEngine } from './local-engine.ts';

/** What the worker tells without being asked, beside the answers that comlink carries. */
export type WorkerNews =
  | { readonly news: 'progress'; readonly call: number; readonly progress: Progress }
  | { readonly news: 'backend'; readonly report: BackendReport };

const tell = (news: WorkerNews) => {
  postMessage(news);
};
const calls = new Map<number, AbortController>();
let engine: Engine;

/** A signal cannot cross: a call has a number instead, by which `cancel` ends its work. */
async function run<T>(
  call: number,
  work: (signal: AbortSignal, onProgress: OnProgress) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  calls.set(call, controller);
  try {
    return await work(controller.signal, (progress) => {
      tell({ news: 'progress', call, progress });
    });
  } finally {
    calls.delete(call);
  }
}

/** Sends large arrays themselves instead of copies. */
const give = <T>(answer: T, arrays: readonly Float32Array[]): T =>
  transfer(
    answer,
    arrays.map(({ buffer }) => buffer as ArrayBuffer),
  );
const giveScores = <T extends Scored>(scored: T): T => give(scored, [scored.scores]);

const remote = {
  open(manifestUrl: string, readManifest: () => Promise<Manifest>) {
    engine = createLocalEngine(createManifestSource(manifestUrl, readManifest));
    engine.watchBackend((report) => {
      tell({ news: 'backend', report });
    });
  },
  cancel(call: number) {
    calls.get(call)?.abort();
  },
  load: (call: number, id: ClassifierId) =>
    run(call, (signal, onProgress) => engine.load(id, signal, onProgress)),
  score: (call: number, id: ClassifierId, pixels: Uint8Array) =>
    run(call, async (signal) => giveScores(await engine.score(id, pixels, signal))),
  scoreNearest: (call: number, pixels: Uint8Array, options: NearestOptions) =>
    run(call, async (signal) => giveScores(await engine.scoreNearest(pixels, options, signal))),
  sweepNearest: (
    call: number,
    pixels: Uint8Array,
    options: { k: number; counts: readonly number[] },
  ) => run(call, (signal) => engine.sweepNearest(pixels, options, signal)),
  explainLinear: (call: number, pixels: Uint8Array) =>
    run(call, async (signal) => {
      const explained = await engine.explainLinear(pixels, signal);
      return give(explained, [explained.templates, explained.evidence]);
    }),
  explainNetwork: (call: number, pixels: Uint8Array) =>
    run(call, async (signal) => {
      const explained = await engine.explainNetwork(pixels, signal);
      return give(explained, [explained.maps, ...explained.stages.map(({ values }) => values)]);
    }),
  findExciting: (call: number) =>
    run(call, (signal, onProgress) => engine.findExciting(signal, onProgress)),
  loadReferences: (call: number, count: number) =>
    run(call, (signal, onProgress) => engine.loadReferences(count, signal, onProgress)),
  useBackend: (choice: 'auto' | Backend) => engine.useBackend(choice),
  memory: () => engine.memory(),
};

/** The engine as it is seen from the page, through comlink. */
export type WorkerEngine = typeof remote;

expose(remote);
