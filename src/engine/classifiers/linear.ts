import weightsHeader from '../../../models/linear/weights.json';
import weightsUrl from '../../../models/linear/weights.bin?url';
import { createKnownPicture } from '../../core/picture.ts';
import { fetchChecked } from '../../data/fetch.ts';
import type { Classifier, LinearExplained } from '../contract.ts';
import { scoreInBatches } from '../in-batches.ts';
import { explainLinear } from '../linear/explain.ts';
import type { Linear, LinearHeader } from '../linear/linear.ts';
import { createLinear, parseLinearHeader } from '../linear/linear.ts';

/** A thousand pictures take a few dozen milliseconds. */
const BATCH = 500;

/** The linear classifier, and what only it has: a sum that can be followed pixel by pixel. */
export interface LinearClassifier extends Classifier {
  explain(pixels: Uint8Array, signal: AbortSignal): Promise<LinearExplained>;
}

export function createLinearClassifier(): LinearClassifier {
  let loaded: { readonly linear: Linear; readonly header: LinearHeader } | null = null;
  const ready = () => {
    if (!loaded) throw new Error('The linear classifier is not loaded yet.');
    return loaded;
  };
  return {
    id: 'linear',
    async load(signal, onProgress) {
      if (loaded) return;
      const header = parseLinearHeader(weightsHeader);
      const file = { ...header, path: 'The weights of the linear classifier' };
      const bytes = await fetchChecked(weightsUrl, file, signal, onProgress);
      const linear = createLinear(bytes, header);
      // Engines compile what runs: no visitor's first answer shall pay for that.
      linear.score(createKnownPicture());
      loaded = { linear, header };
    },
    async score(pixels, signal) {
      const { linear } = ready();
      return scoreInBatches(
        pixels,
        () => BATCH,
        signal,
        (batch) => linear.score(batch),
      );
    },
    async explain(pixels, signal) {
      signal.throwIfAborted();
      const { linear, header } = ready();
      return Promise.resolve(explainLinear(linear, header, pixels));
    },
    dispose() {
      loaded = null;
    },
  };
}
