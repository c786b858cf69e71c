import type { Sample } from './sample.ts';

/**
 * By what share each figure may be larger than after warm-up. What is counted one by one may not grow at
 * all; the browser collects listeners, nodes and heap when it likes.
 */
const MOST_GROWTH: Readonly<Record<keyof Sample, number>> = {
  tensors: 0,
  buffers: 0,
  tensorBytes: 0,
  gpuBytes: 0,
  webAssemblyBytes: 0,
  objectUrls: 0,
  listeners: 0.1,
  nodes: 0.1,
  heap: 0.15,
  // It is a part of the heap, and what the heap has room for.
  code: Infinity,
  objects: 0.02,
};

/** Says which figures are larger than after warm-up by more than they may be, or no numbers. */
export function findGrowth(warm: Sample, later: Sample): string[] {
  return (Object.keys(MOST_GROWTH) as (keyof Sample)[])
    .filter((name) => !(later[name] <= warm[name] * (1 + MOST_GROWTH[name])))
    .map((name) => `${name}: ${warm[name]} after warm-up, ${later[name]} later`);
}
