import weightsHeader from '../../../models/network/weights.json';
import weightsUrl from '../../../models/network/weights.bin?url';
import { fetchChecked } from '../../data/fetch.ts';
import type { OnProgress } from '../../data/progress.ts';
import type {
  Backend,
  BackendReport,
  Classifier,
  Exciting,
  Memory,
  NetworkExplained,
} from '../contract.ts';
import { GuardedNetwork } from '../network/guarded-network.ts';
import kernelUrl from '../network/kernel/kernel.wasm?url';
import { parseNetwork, parseNetworkHeader } from '../network/weights.ts';

/** The network, and what only it has: feature maps, and a choice of backends. */
export interface NetworkClassifier extends Classifier {
  explain(pixels: Uint8Array, signal: AbortSignal): Promise<NetworkExplained>;
  /** Finds the pictures among those given that excite each channel most. */
  findExciting(
    pictures: Pick<Exciting, 'pixels' | 'labels'>,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Exciting>;
  useBackend(choice: 'auto' | Backend): Promise<BackendReport>;
  memory(): Memory;
}

/** @param onReport is told when a lost GPU was replaced */
export function createNetworkClassifier(
  onReport: (report: BackendReport) => void,
): NetworkClassifier {
  let network: GuardedNetwork | null = null;
  const loaded = () => {
    if (!network) throw new Error('The network is not loaded yet.');
    return network;
  };
  return {
    id: 'network',
    async load(signal, onProgress) {
      if (network) return;
      const header = parseNetworkHeader(weightsHeader);
      const file = { ...header, path: "The network's weights" };
      const [bytes, kernel] = await Promise.all([
        fetchChecked(weightsUrl, file, signal, onProgress),
        fetch(kernelUrl, { signal }).then((answer) => answer.arrayBuffer()),
      ]);
      const created = new GuardedNetwork(parseNetwork(header, bytes), kernel, onReport);
      await created.use('auto');
      if (signal.aborted) await created.dispose();
      signal.throwIfAborted();
      network = created;
    },
    score: async (pixels, signal) => loaded().score(pixels, signal),
    explain: async (pixels, signal) => loaded().explain(pixels, signal),
    findExciting: async ({ pixels, labels }, signal, onProgress) => {
      const stages = await loaded().findExciting(pixels, signal, onProgress);
      return { stages, pixels, labels };
    },
    useBackend: async (choice) => loaded().use(choice),
    memory: () => network?.memory() ?? { tensors: 0, bytes: 0 },
    dispose() {
      void network?.dispose();
      network = null;
    },
  };
}
