import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
import packageJson from '../../../package.json' with { type: 'json' };
import { createFlat, createPictures, joinPictures } from './pictures.ts';

const WASM_PATH = 'src/engine/nearest-neighbour/kernel/kernel.wasm';
const wasm = await readFile(WASM_PATH);
const METRICS = ['l1', 'l2'] as const;
const KERNELS = {
  simd: () => createKernel(wasm),
  typescript: () => Promise.resolve(createTypescriptKernel()),
};

/** Distances of every query to the references from `first` on, query after query. */
function measure(kernel: Kernel, metric: 'l1' | 'l2', queries: Uint8Array, first: number) {
  kernel.setQueries(queries);
  const count = kernel.count - first;
  const distances = kernel.measure(metric, first, count);
  return Array.from({ length: queries.length / PICTURE_BYTES }, (_, query) => [
    ...distances.subarray(query * REFERENCE_BLOCK, query * REFERENCE_BLOCK + count),
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
    expect(measure(kernel, metric, flat, 0)).toEqual([[distance]]);
    const block = joinPictures(flat, flat, flat, flat);
    expect(measure(kernel, metric, block, 0)).toEqual(Array(QUERY_BLOCK).fill([distance]));
  });

  test('every value counts once', async () => {
    const kernel = await create();
    kernel.add(createFlat(0));
    const query = createFlat(0);
    for (let at = 0; at < PICTURE_BYTES; at += 97) {
      query.fill(0)[at] = 200;
      expect(measure(kernel, 'l1', query, 0)).toEqual([[200]]);
      expect(measure(kernel, 'l2', query, 0)).toEqual([[40000]]);
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
    expect(kernel.measure('l1', 29, 1)[0]).toBe(2 * PICTURE_BYTES);
  });
});

test('both kernels measure the same, and what the definition says', async () => {
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
          const expected = Array.from({ length: queryCount }, (_, query) =>
            Array.from({ length: referenceCount - first }, (_, index) =>
              distanceByDefinition(metric, queries, query, references, first + index),
            ),
          );
          for (const create of Object.values(KERNELS)) {
            const kernel = await create();
            kernel.add(references);
            expect(measure(kernel, metric, queries, first)).toEqual(expected);
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('a full block of references is measured to its end', async () => {
  const kernel = await createKernel(wasm);
  const pictures = createPictures(8, 3);
  for (let added = 0; added < REFERENCE_BLOCK; added += 8) kernel.add(pictures);
  const distances = measure(kernel, 'l1', createPictures(4, 4), 0);
  for (const ofQuery of distances) {
    expect(ofQuery).toHaveLength(REFERENCE_BLOCK);
    ofQuery.forEach((distance, index) => expect(distance).toBe(ofQuery[index % 8]));
  }
});

test('an engine that cannot run the kernel gets the twin', async () => {
  const kernel = await createKernel(new Uint8Array([0, 97, 115, 109, 9, 9, 9, 9]));
  expect(kernel.backend).toBe('typescript');
});

test('kernel.wasm is what its source compiles to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kernel-'));
  const compiled = join(folder, 'kernel.wasm');
  const command = packageJson.scripts['build:kernel'];
  expect(command).toContain(WASM_PATH);
  const [, ...options] = command.replace(WASM_PATH, compiled).split(' ');
  await promisify(execFile)('node', ['node_modules/assemblyscript/bin/asc.js', ...options]);
  const same = Buffer.compare(await readFile(compiled), wasm) === 0;
  await rm(folder, { recursive: true });
  expect(same, 'Run "npm run build:kernel" and commit kernel.wasm.').toBe(true);
}, 60_000);

function distanceByDefinition(
  metric: 'l1' | 'l2',
  queries: Uint8Array,
  query: number,
  references: Uint8Array,
  reference: number,
): number {
  let sum = 0;
  for (let at = 0; at < PICTURE_BYTES; at++) {
    const difference =
      queries[query * PICTURE_BYTES + at]! - references[reference * PICTURE_BYTES + at]!;
    sum += metric === 'l1' ? Math.abs(difference) : difference ** 2;
  }
  return sum;
}
