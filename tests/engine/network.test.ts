import '@tensorflow/tfjs';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { createKnownPicture, PICTURE_BYTES } from '../../src/core/picture.ts';
import { createKernelNetwork } from '../../src/engine/network/kernel-network.ts';
import { createSimdKernel } from '../../src/engine/network/kernel/simd-kernel.ts';
import { createTypescriptKernel } from '../../src/engine/network/kernel/typescript-kernel.ts';
import type { Network } from '../../src/engine/network/network.ts';
import { computeProbabilities } from '../../src/engine/network/network.ts';
import { TensorNetwork } from '../../src/engine/network/tensor-network.ts';
import { parseNetwork, parseNetworkHeader } from '../../src/engine/network/weights.ts';

const read = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../models/network/${name}`, import.meta.url)));
const readJson = (name: string): unknown => JSON.parse(new TextDecoder().decode(read(name)));

const header = parseNetworkHeader(readJson('weights.json'));
const bytes = read('weights.bin');
const pixels = read('golden.pixels');
const golden = readJson('golden.json') as Record<'asShipped' | 'asTrained', number[][]>;

function expectNear(found: Float32Array, expected: readonly number[], within: number) {
  const worst = Math.max(...expected.map((value, index) => Math.abs(value - found[index]!)));
  expect(found).toHaveLength(expected.length);
  expect(worst).toBeLessThan(within);
}

const weights = parseNetwork(header, bytes);
const wasm = readFileSync('src/engine/network/kernel/kernel.wasm');
const ROADS: Readonly<Record<string, () => Promise<Network>>> = {
  'the kernel': async () => createKernelNetwork(await createSimdKernel(wasm), weights),
  "the kernel's twin": () =>
    Promise.resolve(createKernelNetwork(createTypescriptKernel(), weights)),
  "tfjs's plain CPU backend": async () => {
    await setBackend('cpu');
    return new TensorNetwork(weights);
  },
};

// Plain JavaScript takes half a second for a picture, and more on a busy machine.
describe.each(Object.entries(ROADS))('the network on %s', { timeout: 30_000 }, (road, create) => {
  const count = road === 'the kernel' ? golden.asShipped.length : 1;

  it('gives the logits that PyTorch gives for the shipped weights, near those it had as trained', async () => {
    const network = await create();
    const logits = await network.computeLogits(pixels.slice(0, count * PICTURE_BYTES));
    expectNear(logits, golden.asShipped.slice(0, count).flat(), 1e-4);
    expectNear(await network.computeLogits(createKnownPicture()), header.known, 1e-4);
    // Before folding and 8 bits.
    expectNear(logits, golden.asTrained.slice(0, count).flat(), 0.5);
    network.dispose();
  });

  it('takes no more memory with each pass, and leaves no tensor behind', async () => {
    const before = memory().numTensors;
    const network = await create();
    const held = network.memory();
    expect(held.bytes).toBeGreaterThanOrEqual(4 * header.parameters);
    await network.computeLogits(createKnownPicture());
    await network.computePass(createKnownPicture());
    await network.computeStages(createKnownPicture());
    expect(network.memory()).toEqual(held);
    network.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

describe('the shipped weights', () => {
  it('are the bytes that the header speaks of, within 1.2 MB', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(header.sha256);
    expect(bytes).toHaveLength(header.bytes);
    expect(bytes.length).toBeLessThanOrEqual(1_200_000);
    const counts = parseNetwork(header, bytes).layers.map(
      (layer) => layer.weights.length + layer.biases.length,
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(header.parameters);
  });

  it.each([
    ['cut', bytes.slice(0, -1), header, /1111767 bytes/],
    ['empty', new Uint8Array(0), header, /are 0 bytes/],
    ['without a layer', bytes, { ...header, layers: header.layers.slice(1) }, /"stem".*none/],
    [
      'with a layer of another shape',
      bytes,
      { ...header, layers: header.layers.map((layer) => ({ ...layer, shape: [1] })) },
      /"stem" has the shape 1; 3 x 3 x 3 x 24/,
    ],
    [
      'with a layer beyond the end',
      bytes,
      { ...header, layers: header.layers.map((layer) => ({ ...layer, weights: header.bytes })) },
      /end at byte/,
    ],
  ])('are refused when %s', (_, wrongBytes, wrongHeader, message) => {
    expect(() => parseNetwork(wrongHeader, wrongBytes)).toThrow(message);
  });

  it.each([
    [null, /the whole/],
    [{ ...header, version: 2 }, /"version"/],
    [{ ...header, known: [Number.NaN] }, /"known/],
    [{ ...header, calibration: { temperature: 0 } }, /"calibration.temperature"/],
  ])('have a header that names its wrong field: %#', (value, message) => {
    expect(() => parseNetworkHeader(value)).toThrow(message);
  });
});

describe('probabilities', () => {
  it.each([
    ['equal logits', Array<number>(10).fill(3), 1, 0.1],
    ['one far ahead', [1e4, ...Array<number>(9).fill(0)], 1, 1],
    ['far ahead, cooled', [Math.log(9), ...Array<number>(9).fill(0)], 1, 0.5],
    ['the same, hot', [2 * Math.log(9), ...Array<number>(9).fill(0)], 2, 0.5],
  ])('%s', (_, logits, temperature, first) => {
    const row = computeProbabilities(Float32Array.from(logits), temperature);
    expect(row[0]).toBeCloseTo(first, 6);
    expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
  });

  it('come for every row, in order', () => {
    const logits = Float32Array.from({ length: 2 * CLASS_COUNT }, (_, index) => index % 7);
    const rows = computeProbabilities(logits, 1.5);
    expect(rows.slice(CLASS_COUNT)).toEqual(computeProbabilities(logits.slice(CLASS_COUNT), 1.5));
  });

  it('of a NaN are NaN', () => {
    expect(computeProbabilities(new Float32Array(10).fill(Number.NaN), 1)[3]).toBeNaN();
  });
});
