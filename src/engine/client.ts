import { proxy, releaseProxy, wrap } from 'comlink';
import type { ManifestSource } from '../data/load-manifest.ts';
import type { OnProgress } from '../data/progress.ts';
import type { BackendReport, Engine } from './contract.ts';
import type { WorkerEngine, WorkerNews } from './worker.ts';

interface Call {
  readonly reject: (reason: Error) => void;
  readonly onProgress: OnProgress | undefined;
}

/**
 * Starts the worker of the classifiers and returns the engine in it.
 *
 * @param manifest lists the pictures; the worker asks the page for it
 */
export function createEngine(manifest: ManifestSource): Engine {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<WorkerEngine>(worker);
  const open = new Map<number, Call>();
  const listeners = new Set<(report: BackendReport) => void>();
  let ended: Error | null = null;
  let calls = 0;

  worker.addEventListener('message', ({ data }: MessageEvent<Partial<WorkerNews>>) => {
    if (data.news === 'progress') open.get(data.call!)?.onProgress?.(data.progress!);
    if (data.news === 'backend') for (const listener of listeners) listener(data.report!);
  });
  worker.addEventListener('error', () => {
    end(new Error('The classifiers could not be started, or have stopped. Reload the page.'));
  });

  /** No answer comes any more. */
  function end(reason: Error): void {
    ended = reason;
    for (const { reject } of open.values()) reject(reason);
  }

  async function ask<T>(
    send: (call: number) => Promise<T>,
    signal?: AbortSignal,
    onProgress?: OnProgress,
  ): Promise<T> {
    signal?.throwIfAborted();
    if (ended) throw ended;
    const call = ++calls;
    const cancel = () => {
      open.get(call)?.reject(signal!.reason as Error);
      void remote.cancel(call);
    };
    signal?.addEventListener('abort', cancel);
    try {
      return await new Promise<T>((resolve, reject) => {
        open.set(call, { reject, onProgress });
        send(call).then(resolve, reject);
      });
    } finally {
      open.delete(call);
      signal?.removeEventListener('abort', cancel);
    }
  }

  void remote.open(
    manifest.url,
    proxy(() => manifest.read()),
  );
  return {
    load: (id, signal, onProgress) => ask((call) => remote.load(call, id), signal, onProgress),
    score: (id, pixels, signal) => ask((call) => remote.score(call, id, pixels), signal),
    scoreNearest: (pixels, options, signal) =>
      ask((call) => remote.scoreNearest(call, pixels, options), signal),
    sweepNearest: (pixels, options, signal) =>
      ask((call) => remote.sweepNearest(call, pixels, options), signal),
    explainLinear: (pixels, signal) => ask((call) => remote.explainLinear(call, pixels), signal),
    explainNetwork: (pixels, signal) => ask((call) => remote.explainNetwork(call, pixels), signal),
    findExciting: (signal, onProgress) =>
      ask((call) => remote.findExciting(call), signal, onProgress),
    loadReferences: (count, signal, onProgress) =>
      ask((call) => remote.loadReferences(call, count), signal, onProgress),
    useBackend: (choice) => ask(() => remote.useBackend(choice)),
    watchBackend(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    memory: () => ask(() => remote.memory()),
    dispose() {
      end(new Error('The classifiers were closed.'));
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}
