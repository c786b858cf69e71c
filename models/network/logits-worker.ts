/** Computes the network's logits for slices of pictures, on a thread of its own. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createKernelNetwork } from '../../src/engine/network/kernel-network.ts';
import { createKernel } from '../../src/engine/network/kernel/create-kernel.ts';
import type { NetworkWeights } from '../../src/engine/network/weights.ts';

const wasm = await readFile(
  new URL('../../src/engine/network/kernel/kernel.wasm', import.meta.url),
);
const network = createKernelNetwork(await createKernel(wasm), workerData as NetworkWeights);
parentPort!.on('message', (pixels: Uint8Array) => {
  void network.computeLogits(pixels).then((logits) => {
    parentPort!.postMessage(logits);
  });
});
