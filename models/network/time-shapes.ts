/** `npm run data:shapes`: adds to `shapes.json` what a picture takes in the site's kernel, by each shape. */
import { readFile } from 'node:fs/promises';
import { SIDE } from '../../src/core/picture.ts';
import { createRandom } from '../../src/core/random.ts';
import { createKernel } from '../../src/engine/network/kernel/create-kernel.ts';
import type { Maps } from '../../src/engine/network/kernel/kernel.ts';
import { writeJson } from '../pipeline/json-file.ts';

/** As `training/shapes.py` writes it; other figures of a shape stay as they are. */
interface Shape {
  readonly stem: number;
  /** Channels before and after the second pooling. */
  readonly widths: readonly [number, number];
  /** Residual blocks after the second pooling. */
  readonly blocks: number;
}

const URL_OF_SHAPES = new URL('shapes.json', import.meta.url);
const ROUNDS = 9;
/** Pictures of a round. */
const PICTURES = 40;
const LOOKS = 2;

const wasm = await readFile(
  new URL('../../src/engine/network/kernel/kernel.wasm', import.meta.url),
);

/** Puts a network of random weights on a kernel of its own; what is returned has it look twice at a picture. */
async function createPass({ stem, widths, blocks }: Shape): Promise<() => void> {
  const kernel = await createKernel(wasm);
  const [narrow, wide] = widths;
  const random = createRandom(1);
  const steps: ((looks: number) => void)[] = [];
  const convolve = (x: Maps, channels: number, side: number, added: Maps | null = null): Maps => {
    const y = kernel.reserve(side, channels);
    const weights = Float32Array.from({ length: 9 * x.channels * channels }, () => random() - 0.5);
    const biases = new Float32Array(channels);
    steps.push(kernel.prepare({ x, y, weights, biases, added }));
    return y;
  };
  const residual = (x: Maps) => convolve(convolve(x, x.channels, x.side), x.channels, x.side, x);

  const picture = kernel.reserve(SIDE, 3);
  const enter = convolve(convolve(picture, stem, SIDE), narrow, SIDE / 2);
  let maps = convolve(residual(enter), wide, SIDE / 4);
  for (let block = 0; block < blocks; block++) maps = residual(maps);
  for (let look = 0; look < LOOKS; look++) {
    kernel.write(picture, look, Float32Array.from({ length: SIDE * SIDE * 3 }, random));
  }
  return () => {
    for (const step of steps) step(LOOKS);
  };
}

/** Milliseconds a picture, the medians of rounds in turn. */
async function timeShapes(shapes: readonly Shape[]): Promise<number[]> {
  const passes = await Promise.all(shapes.map(createPass));
  const times: number[][] = shapes.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, pass] of passes.entries()) {
      const began = performance.now();
      for (let picture = 0; picture < PICTURES; picture++) pass();
      times[at]!.push((performance.now() - began) / PICTURES);
    }
  }
  return times.map((rounds) => rounds.sort((one, other) => one - other)[(ROUNDS - 1) / 2]!);
}

const { shapes } = JSON.parse(await readFile(URL_OF_SHAPES, 'utf8')) as { shapes: Shape[] };
const milliseconds = await timeShapes(shapes);
const timed = shapes.map((shape, at) => ({
  ...shape,
  milliseconds: Number(milliseconds[at]!.toPrecision(3)),
  ofShippedTime: Number((milliseconds[at]! / milliseconds[0]!).toPrecision(3)),
}));
console.table(timed);
await writeJson(URL_OF_SHAPES, { shapes: timed });
