import { expect, test } from 'vitest';
import { findGrowth } from './flat.ts';

const WARM = {
  tensors: 20,
  buffers: 20,
  tensorBytes: 4_000_000,
  gpuBytes: 4_000_000,
  webAssemblyBytes: 30_000_000,
  objectUrls: 0,
  listeners: 80,
  nodes: 4_000,
  heap: 8_000_000,
  code: 4_000_000,
  objects: 3_000_000,
};

test.each([
  ['the same', {}, []],
  ['less of everything', { tensors: 19, objectUrls: 0, nodes: 3_000, heap: 1 }, []],
  ['one tensor', { tensors: 21 }, ['tensors: 20 after warm-up, 21 later']],
  [
    'one byte on the GPU',
    { gpuBytes: 4_000_001 },
    ['gpuBytes: 4000000 after warm-up, 4000001 later'],
  ],
  [
    'a second kernel',
    { webAssemblyBytes: 50_000_000 },
    ['webAssemblyBytes: 30000000 after warm-up, 50000000 later'],
  ],
  ['the first object URL', { objectUrls: 1 }, ['objectUrls: 0 after warm-up, 1 later']],
  ['more compiled code, within the heap', { code: 5_000_000, heap: 9_000_000 }, []],
  ['a tenth more nodes', { nodes: 4_400 }, []],
  [
    'a leak behind compiled code',
    { objects: 3_100_000 },
    ['objects: 3000000 after warm-up, 3100000 later'],
  ],
  ['a page of nodes', { nodes: 4_512 }, ['nodes: 4000 after warm-up, 4512 later']],
  [
    'listeners and heap',
    { listeners: 96, heap: 10_000_000 },
    ['listeners: 80 after warm-up, 96 later', 'heap: 8000000 after warm-up, 10000000 later'],
  ],
  ['no figure at all', { nodes: NaN }, ['nodes: 4000 after warm-up, NaN later']],
])('%s after warm-up', (_, changed, growth) => {
  expect(findGrowth(WARM, { ...WARM, ...changed })).toEqual(growth);
});
