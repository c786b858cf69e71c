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
  readonly objectUrls: number;
  readonly listeners: number;
  readonly nodes: number;
  /** Bytes of the page's JavaScript heap, after a collection. */
  readonly heap: number;
  /** Bytes of it that are compiled code, and bytes that scripts hold. */
  readonly code: number;
  readonly objects: number;
}

interface TensorMemory {
  readonly numTensors: number;
  readonly numDataBuffers: number;
  readonly numBytes: number;
  readonly numBytesInGPU?: number;
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
  return (await readTensors(page)).numBytesInGPU ?? 0;
}

/** What tfjs counts in the engine's worker; its engine is the only one that has any. */
async function readTensors(page: Page): Promise<TensorMemory> {
  for (const worker of page.workers()) {
    const memory = await worker.evaluate(() => {
      const engine = Reflect.get(globalThis, '_tfengine') as { memory(): TensorMemory } | undefined;
      return engine?.memory();
    });
    if (memory) return memory;
  }
  throw new Error('No worker of the page has an engine of tfjs.');
}
