import type { ManifestSource } from '../data/load-manifest.ts';
import type { OnProgress } from '../data/progress.ts';
import type { BackendReport, Engine } from './contract.ts';
import { createInTurn } from './in-turn.ts';
import { createClassifiers } from './registry.ts';

/** References among which the most exciting are looked for: those that are there from the start. */
const LOOKED_AT = 1_000;

/**
 * Creates the engine on the thread that calls; `client.ts` puts it into a worker.
 *
 * @param manifest lists the pictures
 */
export function createLocalEngine(manifest: ManifestSource): Engine {
  const listeners = new Set<(report: BackendReport) => void>();
  const classifiers = createClassifiers(manifest, (report) => {
    for (const listener of listeners) listener(report);
  });
  const { 'nearest-neighbour': nearest, linear, network } = classifiers;
  const ignore: OnProgress = () => undefined;
  // Who asks while another loads waits for that one, and loads itself if the other gives up.
  const turns = Object.fromEntries(Object.keys(classifiers).map((id) => [id, createInTurn()]));

  const load: Engine['load'] = (id, signal, onProgress = ignore) =>
    turns[id]!(async () => {
      signal.throwIfAborted();
      await classifiers[id].load(signal, onProgress);
    });

  return {
    load,
    score: (id, pixels, signal) => classifiers[id].score(pixels, signal),
    scoreNearest: (pixels, options, signal) => nearest.scoreNearest(pixels, options, signal),
    sweepNearest: (pixels, options, signal) => nearest.sweep(pixels, options, signal),
    explainLinear: (pixels, signal) => linear.explain(pixels, signal),
    explainNetwork: (pixels, signal) => network.explain(pixels, signal),
    findExciting: async (signal, onProgress = ignore) =>
      network.findExciting(nearest.showReferences(LOOKED_AT), signal, onProgress),
    async loadReferences(count, signal, onProgress = ignore) {
      // The first ones may still be on their way.
      await load('nearest-neighbour', signal);
      return nearest.loadReferences(count, signal, onProgress);
    },
    useBackend: (choice) => network.useBackend(choice),
    watchBackend(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    memory: () => Promise.resolve(network.memory()),
    dispose() {
      for (const classifier of Object.values(classifiers)) classifier.dispose();
    },
  };
}
