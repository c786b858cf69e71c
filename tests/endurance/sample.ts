import type { CDPSession, Page } from '@playwright/test';
import { readHeapParts } from './heap.ts';

/** What a page holds at a moment. */
export interface Sample {
  readonly tensors: number;
  /** Typed arrays or textures behind the tensors. */
  readonly buffers: number;
  readonly tensorBytes: number;
  /** Bytes in textures after the last prediction on WebGL. */
  readonly gpuBytes: number;
  /** Bytes of all WebAssembly memories that the worker has made, given up or not. */
  readonly webAssemblyBytes: number;
  readonly objectUrls: number;
  readonly listeners: number;
  readonly nodes: number;
  /** Bytes of the page's JavaScript heap, after a collection. */
  readonly heap: number;
  /** Bytes of it that are compiled code, and bytes that scripts hold. */
  readonly code: number;
  readonly objects: number;
}

/** What tfjs holds; its own `memory()` throws where it has no backend any more. */
interface TensorMemory {
  readonly numTensors: number;
  readonly numDataBuffers: number;
  readonly numBytes: number;
  readonly numBytesInGPU: number;
}

/** The engine of tfjs with what it keeps of that. */
interface TensorEngine {
  readonly state: Omit<TensorMemory, 'numBytesInGPU'>;
  readonly backendInstance: Pick<TensorMemory, 'numBytesInGPU'> | null;
}

/** Counts the object URLs that a page makes and gives back, from its next load on. */
export async function watchObjectUrls(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const open = new Set<string>();
    Reflect.set(window, 'openObjectUrls', open);
    const create = URL.createObjectURL.bind(URL);
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.createObjectURL = (content) => {
      const address = create(content);
      open.add(address);
      return address;
    };
    URL.revokeObjectURL = (address) => {
      open.delete(address);
      revoke(address);
    };
  });
}

/**
 * Notes the WebAssembly memories that a page's workers make, from its next load on. Init scripts do not
 * reach workers, so it stands at the head of the worker's own script.
 */
export async function watchWebAssembly(page: Page): Promise<void> {
  const watch = `globalThis.webAssemblyMemories = [];
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate(...given);
      for (const value of Object.values(made.instance.exports)) {
        if (value instanceof WebAssembly.Memory) webAssemblyMemories.push(value);
      }
      return made;
    };`;
  await page.route(/\/assets\/worker-[^/]+\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${watch}\n${await response.text()}` });
  });
}

/** @param gpuBytes as it was read while the network ran on WebGL */
export async function takeSample(
  page: Page,
  devtools: CDPSession,
  gpuBytes: number,
): Promise<Sample> {
  const { numTensors, numDataBuffers, numBytes } = await readTensors(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metricOf = (name: string) => metrics.find((metric) => metric.name === name)!.value;
  return {
    tensors: numTensors,
    buffers: numDataBuffers,
    tensorBytes: numBytes,
    gpuBytes,
    webAssemblyBytes: await readWebAssembly(page),
    objectUrls: await page.evaluate(
      () => (Reflect.get(window, 'openObjectUrls') as Set<string>).size,
    ),
    listeners: metricOf('JSEventListeners'),
    nodes: metricOf('Nodes'),
    heap: metricOf('JSHeapUsedSize'),
    ...(await readHeapParts(devtools)),
  };
}

/** Bytes in textures, while the network runs on WebGL. */
export async function readGpuBytes(page: Page): Promise<number> {
  return (await readTensors(page)).numBytesInGPU;
}

/** What tfjs counts in the engine's worker, which loads it when the network first runs on WebGL. */
async function readTensors(page: Page): Promise<TensorMemory> {
  for (const worker of page.workers()) {
    const memory = await worker.evaluate(() => {
      const engine = Reflect.get(globalThis, '_tfengine') as TensorEngine | undefined;
      if (!engine) return null;
      const { numTensors, numDataBuffers, numBytes } = engine.state;
      const numBytesInGPU = engine.backendInstance?.numBytesInGPU ?? 0;
      return { numTensors, numDataBuffers, numBytes, numBytesInGPU };
    });
    if (memory) return memory;
  }
  throw new Error('No worker of the page has an engine of tfjs.');
}

async function readWebAssembly(page: Page): Promise<number> {
  const counts = page.workers().map((worker) =>
    worker.evaluate(() => {
      const made = Reflect.get(globalThis, 'webAssemblyMemories') as WebAssembly.Memory[];
      return made.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
    }),
  );
  return (await Promise.all(counts)).reduce((sum, bytes) => sum + bytes, 0);
}
