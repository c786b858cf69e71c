/** Computes the network's logits for slices of pictures, on a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { startWasm } from '../../src/engine/network/backend.ts';
import { Network } from '../../src/engine/network/network.ts';
import type { NetworkWeights } from '../../src/engine/network/weights.ts';

await startWasm(null);
const network = new Network(workerData as NetworkWeights);
parentPort!.on('message', (pixels: Uint8Array) => {
  void network.computeLogits(pixels).then((logits) => {
    parentPort!.postMessage(logits);
  });
});
