import weightsHeader from '../../../models/linear/weights.json';
import weightsUrl from '../../../models/linear/weights.bin?url';
import { fetchChecked } from '../../data/fetch.ts';
import type { Classifier } from '../contract.ts';
import { scoreInBatches } from '../in-batches.ts';
import type { Linear } from '../linear/linear.ts';
import { createLinear, parseLinearHeader } from '../linear/linear.ts';

/** A thousand pictures take a few dozen milliseconds. */
const BATCH = 500;

export function createLinearClassifier(): Classifier {
  let linear: Linear | null = null;
  return {
    id: 'linear',
    async load(signal, onProgress) {
      if (linear) return;
      const header = parseLinearHeader(weightsHeader);
      const file = { ...header, path: 'The weights of the linear classifier' };
      linear = createLinear(await fetchChecked(weightsUrl, file, signal, onProgress), header);
    },
    async score(pixels, signal) {
      const loaded = linear;
      if (!loaded) throw new Error('The linear classifier is not loaded yet.');
      return scoreInBatches(pixels, BATCH, signal, (batch) => loaded.score(batch));
    },
    dispose() {
      linear = null;
    },
  };
}
