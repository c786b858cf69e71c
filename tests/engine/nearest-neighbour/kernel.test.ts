import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PICTURE_BYTES } from '../../../src/core/picture.ts';
import { createKernel } from '../../../src/engine/nearest-neighbour/kernel/create-kernel.ts';
import {
  type Kernel,
  QUERY_BLOCK,
  REFERENCE_BLOCK,
} from '../../../src/engine/nearest-neighbour/kernel/kernel.ts';
import { createTypescriptKernel } from '../../../src/engine/nearest-neighbour/kernel/typescript-kernel.ts';
import { createRanking, rankReferences } from '../../../src/engine/nearest-neighbour/ranking.ts';
import { createFlat, createPictures, joinPictures } from './pictures.ts';

const wasm = await readFile('src/engine/nearest-neighbour/kernel/kernel.wasm');
const METRICS = ['l1', 'l2'] as const;
const KERNELS = {
  simd: () => createKernel(wasm),
  typescript: () => Promise.resolve(createTypescriptKernel()),
};

/** Distances of every query to the references from `first` on, query after query. */
function measure(kernel: Kernel, metric: 'l1' | 'l2', queries: Uint8Array, first = 0) {
  kernel.setQueries(queries);
  return Array.from({ length: queries.length / PICTURE_BYTES }, (_, query) =>
    Array.from({ length: kernel.count - first }, (_, index) =>
      kernel.measure(metric, query, first + index),
    ),
  );
}

/** Bounds of every query to the references from `first` on, all of which lie in one block. */
function bound(kernel: Kernel, metric: 'l1' | 'l2', queries: Uint8Array, first = 0) {
  kernel.setQueries(queries);
  return Array.from({ length: queries.length / PICTURE_BYTES }, (_, query) => [
    ...kernel.bound(metric, query, first, kernel.count - first),
  ]);
}

describe.each(Object.entries(KERNELS))('the %s kernel', (name, create) => {
  test('says what it runs on', async () => {
    expect((await create()).backend).toBe(name === 'simd' ? 'wasm' : 'typescript');
  });

  test.each([
    ['l1', 0, 0, 0],
    ['l1', 0, 255, 3072 * 255],
    ['l1', 255, 0, 3072 * 255],
    ['l1', 255, 255, 0],
    ['l1', 7, 10, 3072 * 3],
    ['l2', 0, 0, 0],
    ['l2', 0, 255, 3072 * 255 * 255],
    ['l2', 255, 0, 3072 * 255 * 255],
    ['l2', 255, 255, 0],
    ['l2', 7, 10, 3072 * 9],
  ] as const)('%s of all %i and all %i is %i', async (metric, query, reference, distance) => {
    const kernel = await create();
    kernel.add(createFlat(reference));
    const flat = createFlat(query);
    expect(measure(kernel, metric, flat)).toEqual([[distance]]);
    const block = joinPictures(...Array<Uint8Array>(QUERY_BLOCK).fill(flat));
    expect(measure(kernel, metric, block)).toEqual(Array(QUERY_BLOCK).fill([distance]));
    // Flat pictures differ by as much as their patches do.
    expect(bound(kernel, metric, block)).toEqual(Array(QUERY_BLOCK).fill([distance]));
  });

  test('every value counts once', async () => {
    const kernel = await create();
    kernel.add(createFlat(0));
    const query = createFlat(0);
    for (let at = 0; at < PICTURE_BYTES; at += 97) {
      query.fill(0)[at] = 200;
      expect(measure(kernel, 'l1', query)).toEqual([[200]]);
      expect(measure(kernel, 'l2', query)).toEqual([[40000]]);
      expect(bound(kernel, 'l1', query)).toEqual([[200]]);
      expect(bound(kernel, 'l2', query)).toEqual([[2500]]);
    }
  });

  test('gives back the references it was given', async () => {
    const kernel = await create();
    const pictures = createPictures(5, 1);
    kernel.add(pictures.subarray(0, 2 * PICTURE_BYTES));
    kernel.add(pictures.subarray(2 * PICTURE_BYTES));
    expect(kernel.count).toBe(5);
    const read = joinPictures(...[0, 1, 2, 3, 4].map((index) => kernel.reference(index)));
    expect(Buffer.compare(read, pictures)).toBe(0);
  });

  test('keeps its queries when references are added or the caller reuses the bytes', async () => {
    const kernel = await create();
    const query = createFlat(1);
    kernel.setQueries(query);
    query.fill(99);
    kernel.add(joinPictures(...Array.from({ length: 30 }, () => createFlat(3))));
    expect(kernel.measure('l1', 0, 29)).toBe(2 * PICTURE_BYTES);
    expect([...kernel.bound('l1', 0, 29, 1)]).toEqual([2 * PICTURE_BYTES]);
  });
});

test('both kernels measure and bound the same, and what the definitions say', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: QUERY_BLOCK }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 8 }),
      fc.integer(),
      async (queryCount, referenceCount, skipped, seed) => {
        const first = Math.min(skipped, referenceCount - 1);
        const queries = createPictures(queryCount, seed);
        const references = createPictures(referenceCount, seed ^ 0x5bd1e995);
        for (const metric of METRICS) {
          const tabulate = (define: typeof distanceByDefinition) =>
            Array.from({ length: queryCount }, (_, query) =>
              Array.from({ length: referenceCount - first }, (_, index) =>
                define(metric, queries, query, references, first + index),
              ),
            );
          const distances = tabulate(distanceByDefinition);
          const bounds = tabulate(boundByDefinition);
          for (const create of Object.values(KERNELS)) {
            const kernel = await create();
            kernel.add(references);
            expect(measure(kernel, metric, queries, first)).toEqual(distances);
            const found = bound(kernel, metric, queries, first);
            found.forEach((row, query) =>
              row.forEach((least, index) => {
                expect(least).toBeLessThanOrEqual(distances[query]![index]!);
                // Four lanes may each round down.
                expect(bounds[query]![index]! - least).toBeGreaterThanOrEqual(0);
                expect(bounds[query]![index]! - least).toBeLessThan(4);
              }),
            );
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});

test.each(METRICS)('%s: both kernels rank pictures as all distances sorted do', async (metric) => {
  // Flat pictures of few shades: bounds that are exact, and many ties, over several blocks of references.
  const count = 2 * REFERENCE_BLOCK + 37;
  const shades = createPictures(count, 5).filter((_, at) => at % PICTURE_BYTES === 0);
  const references = joinPictures(...Array.from(shades, (shade) => createFlat(shade & 0xf3)));
  const labels = Uint8Array.from(shades, (_, index) => (index * 7) % 10);
  const queries = joinPictures(createFlat(9), createFlat(130), createPictures(1, 6));
  for (const create of Object.values(KERNELS)) {
    const kernel = await create();
    kernel.add(references);
    const rankings = Array.from({ length: 3 }, () => createRanking(15));
    kernel.setQueries(queries);
    rankReferences(kernel, metric, rankings, labels, 0, 100);
    rankReferences(kernel, metric, rankings, labels, 100, count);
    measure(kernel, metric, queries).forEach((distances, query) => {
      const sorted = [...distances.keys()].sort((a, b) => distances[a]! - distances[b]!);
      expect([...rankings[query]!.references]).toEqual(sorted.slice(0, 15));
      rankings[query]!.classReferences.forEach((reference, label) => {
        expect(reference).toBe(sorted.find((candidate) => labels[candidate] === label));
      });
    });
  }
});

test('an engine that cannot run the kernel gets the twin', async () => {
  const kernel = await createKernel(new Uint8Array([0, 97, 115, 109, 9, 9, 9, 9]));
  expect(kernel.backend).toBe('typescript');
});

type Compared = [
  metric: 'l1' | 'l2',
  queries: Uint8Array,
  query: number,
  references: Uint8Array,
  reference: number,
];

function distanceByDefinition(
  ...[metric, queries, query, references, reference]: Compared
): number {
  let sum = 0;
  for (let at = 0; at < PICTURE_BYTES; at++) {
    const difference =
      queries[query * PICTURE_BYTES + at]! - references[reference * PICTURE_BYTES + at]!;
    sum += metric === 'l1' ? Math.abs(difference) : difference ** 2;
  }
  return sum;
}

/** Pictures differ by no less than the sums of their patches of 4 x 4 places do. */
function boundByDefinition(...[metric, queries, query, references, reference]: Compared): number {
  let sum = 0;
  for (let patch = 0; patch < 64; patch++) {
    for (let channel = 0; channel < 3; channel++) {
      let difference = 0;
      for (let place = 0; place < 16; place++) {
        const row = Math.floor(patch / 8) * 4 + Math.floor(place / 4);
        const column = (patch % 8) * 4 + (place % 4);
        const at = (row * 32 + column) * 3 + channel;
        difference +=
          queries[query * PICTURE_BYTES + at]! - references[reference * PICTURE_BYTES + at]!;
      }
      sum += metric === 'l1' ? Math.abs(difference) : difference ** 2 / 16;
    }
  }
  return Math.floor(sum);
}
