import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { createRandom } from '../../src/core/random.ts';
import { createKernelNetwork } from '../../src/engine/network/kernel-network.ts';
import { createKernel } from '../../src/engine/network/kernel/create-kernel.ts';
import type { Kernel } from '../../src/engine/network/kernel/kernel.ts';
import { createSimdKernel } from '../../src/engine/network/kernel/simd-kernel.ts';
import { createTypescriptKernel } from '../../src/engine/network/kernel/typescript-kernel.ts';
import { parseNetwork, parseNetworkHeader } from '../../src/engine/network/weights.ts';

const wasm = await readFile('src/engine/network/kernel/kernel.wasm');
const KERNELS: Readonly<Record<string, () => Promise<Kernel>>> = {
  simd: () => createSimdKernel(wasm),
  typescript: () => Promise.resolve(createTypescriptKernel()),
};

/** One convolution with its numbers; `x` and `added` hold a map for each look. */
interface Example {
  readonly side: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly isPooled: boolean;
  readonly x: readonly Float32Array[];
  readonly weights: Float32Array;
  readonly biases: Float32Array;
  readonly added: readonly Float32Array[] | null;
}

/** A map of ones under filters that are zero but for what is `given`, with one output told from the others. */
function createExample(given: Partial<Example>): Example {
  const { inputs = 3, outputs = 8, side = 8 } = given;
  return {
    side,
    inputs,
    outputs,
    isPooled: false,
    x: [new Float32Array(side * side * inputs).fill(1)],
    weights: new Float32Array(9 * inputs * outputs),
    biases: new Float32Array(outputs),
    added: null,
    ...given,
  };
}

/** The maps of each look, after they were run over `looks` of them. */
function run(kernel: Kernel, example: Example, looks = example.x.length): Float32Array[] {
  const { side, inputs, outputs, isPooled, weights, biases } = example;
  const x = kernel.reserve(side, inputs);
  const y = kernel.reserve(isPooled ? side / 2 : side, outputs);
  const added = example.added && kernel.reserve(y.side, outputs);
  const step = kernel.prepare({ x, y, weights, biases, added });
  example.x.forEach((values, look) => kernel.write(x, look, values));
  example.added?.forEach((values, look) => kernel.write(added!, look, values));
  step(looks);
  return example.x.map((_, look) => kernel.read(y, look));
}

/** Channel `output` of maps, row by row. */
const takeOutput = (values: Float32Array, outputs: number, output: number) =>
  [...values].filter((_, at) => at % outputs === output);

const near = (values: readonly number[]) =>
  values.map((value) => expect.closeTo(value, 4) as number);

describe.each(Object.entries(KERNELS))('the %s kernel', (name, create) => {
  it('says what it runs on', async () => {
    expect((await create()).backend).toBe(name === 'simd' ? 'wasm' : 'typescript');
  });

  it('gives back the maps it was given, and zeros before', async () => {
    const kernel = await create();
    const maps = kernel.reserve(8, 3);
    const values = Float32Array.from({ length: 8 * 8 * 3 }, (_, at) => at - 50);
    kernel.write(maps, 1, values);
    expect(kernel.read(maps, 0)).toEqual(new Float32Array(values.length));
    expect(kernel.read(maps, 1)).toEqual(values);
  });

  it('sees nothing beyond the edges: a filter of ones counts what is there', async () => {
    const weights = new Float32Array(9 * 3 * 8).fill(1);
    const [y] = run(await create(), createExample({ weights }));
    const line = (side: number) =>
      Array.from({ length: 8 }, (_, at) => side * (at % 7 ? 3 : 2) * 3);
    const expected = Array.from({ length: 8 }, (_, row) => line(row % 7 ? 3 : 2)).flat();
    for (let output = 0; output < 8; output++) {
      expect(takeOutput(y!, 8, output)).toEqual(near(expected));
    }
  });

  it.each(Array.from({ length: 9 }, (_, tap) => [Math.floor(tap / 3) - 1, (tap % 3) - 1] as const))(
    'moves maps by %i rows and %i columns where the filter has its only one there',
    async (down, right) => {
      const weights = new Float32Array(9 * 3 * 8);
      // From input 2 to output 5.
      weights[(((down + 1) * 3 + right + 1) * 3 + 2) * 8 + 5] = 1;
      const value = (row: number, column: number) =>
        row < 0 || row > 7 || column < 0 || column > 7 ? 0 : 1 + row * 8 + column;
      const x = Float32Array.from({ length: 8 * 8 * 3 }, (_, at) => {
        const place = Math.floor(at / 3);
        return at % 3 === 2 ? value(Math.floor(place / 8), place % 8) : 7;
      });
      const [y] = run(await create(), createExample({ weights, x: [x] }));
      const moved = Array.from({ length: 64 }, (_, at) =>
        value(Math.floor(at / 8) + down, (at % 8) + right),
      );
      expect(takeOutput(y!, 8, 5)).toEqual(near(moved));
      expect(takeOutput(y!, 8, 4)).toEqual(near(Array<number>(64).fill(0)));
    },
  );

  it.each([
    ['a bias', 3, 0, 3],
    ['a bias below zero', -3, 0, 0],
    ['what is added', 0, 2, 2],
    ['both', -1, 3, 2],
    ['both, below zero', 1, -3, 0],
  ])('rectifies %s', async (_, bias, more, expected) => {
    const biases = new Float32Array(8).fill(bias);
    const added = [new Float32Array(64 * 8).fill(more)];
    const [y] = run(await create(), createExample({ biases, added }));
    expect(y).toEqual(new Float32Array(64 * 8).fill(expected));
  });

  it('keeps the largest of each 2 x 2 places, below zero too until the bias is there', async () => {
    const weights = new Float32Array(9 * 1 * 8);
    weights[4 * 8 + 3] = -1;
    const x = [Float32Array.from({ length: 64 }, (_, at) => at)];
    const biases = new Float32Array(8).fill(40);
    const example = createExample({ inputs: 1, weights, x, biases, isPooled: true });
    const [y] = run(await create(), example);
    const corners = Array.from({ length: 16 }, (_, at) => 16 * Math.floor(at / 4) + 2 * (at % 4));
    expect(takeOutput(y!, 8, 3)).toEqual(near(corners.map((corner) => Math.max(0, 40 - corner))));
  });

  it('leaves the second look alone when it runs over one', async () => {
    const both = createExample({ biases: new Float32Array(8).fill(1) });
    const [first, second] = run(await create(), { ...both, x: [both.x[0]!, both.x[0]!] }, 1);
    expect(first).toEqual(new Float32Array(64 * 8).fill(1));
    expect(second).toEqual(new Float32Array(64 * 8));
  });
});

it('both kernels answer the same, whatever the shape', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(8, 16, 24),
      fc.integer({ min: 1, max: 13 }),
      fc.constantFrom(8, 16, 24),
      fc.integer({ min: 1, max: 2 }),
      fc.boolean(),
      fc.boolean(),
      fc.integer(),
      async (side, inputs, outputs, looks, isPooled, isAdded, seed) => {
        const random = createRandom(seed);
        const draw = (length: number) => Float32Array.from({ length }, () => random() * 2 - 1);
        const drawMaps = (length: number) => Array.from({ length: looks }, () => draw(length));
        const places = isPooled ? (side / 2) ** 2 : side ** 2;
        const example: Example = {
          side,
          inputs,
          outputs,
          isPooled,
          x: drawMaps(side * side * inputs),
          weights: draw(9 * inputs * outputs),
          biases: draw(outputs),
          added: isAdded ? drawMaps(places * outputs) : null,
        };
        const found = run(await createSimdKernel(wasm), example);
        const expected = run(createTypescriptKernel(), example);
        const worst = found.flatMap((values, look) =>
          [...values].map((value, at) => Math.abs(value - expected[look]![at]!)),
        );
        expect(Math.max(...worst)).toBeLessThan(1e-4);
      },
    ),
    { numRuns: 30 },
  );
});

it('an engine that cannot run the kernel gets the twin', async () => {
  const kernel = await createKernel(new Uint8Array([0, 97, 115, 109, 9, 9, 9, 9]));
  expect(kernel.backend).toBe('typescript');
  expect((await createKernel(wasm)).backend).toBe('wasm');
});

it('a picture gets the same bits alone and among others', async () => {
  const read = (file: string) => readFile(`models/network/${file}`);
  const header = parseNetworkHeader(JSON.parse((await read('weights.json')).toString()));
  const weights = parseNetwork(header, new Uint8Array(await read('weights.bin')));
  const pixels = new Uint8Array(await read('golden.pixels'));
  const network = createKernelNetwork(await createSimdKernel(wasm), weights);
  const together = await network.computeLogits(pixels);
  for (let picture = 0; picture < pixels.length / PICTURE_BYTES; picture++) {
    const one = pixels.slice(picture * PICTURE_BYTES, (picture + 1) * PICTURE_BYTES);
    const alone = together.slice(picture * 10, (picture + 1) * 10);
    expect(await network.computeLogits(one)).toEqual(alone);
    expect((await network.computePass(one)).logits).toEqual(alone);
  }
});
