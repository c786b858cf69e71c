import { createNetworkClassifier } from '../../../../src/engine/classifiers/network.ts';
import type { Backend } from '../../../../src/engine/contract.ts';
import type { Runner } from './runner.ts';

/** The site's own network on one of its backends. */
export async function startOwn(backend: Backend): Promise<Runner> {
  const { signal } = new AbortController();
  const network = createNetworkClassifier(() => undefined);
  await network.load(signal, () => undefined);
  await network.useBackend(backend);
  return {
    score: (pixels) => network.score(pixels, signal),
    computeLogits: async (picture) => (await network.explain(picture, signal)).logits,
  };
}
