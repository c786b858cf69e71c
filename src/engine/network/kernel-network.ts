import { CHANNELS, PICTURE_BYTES, SIDE } from '../../core/picture.ts';
import type { Stage } from '../contract.ts';
import { MAP_SIDE, STAGES } from '../contract.ts';
import type { LayerName } from './architecture.ts';
import { extract } from './architecture.ts';
import type { Kernel, Maps } from './kernel/kernel.ts';
import type { Network } from './network.ts';
import { createNormalise } from './network.ts';
import type { LayerWeights, NetworkWeights } from './weights.ts';

/**
 * Puts the network on a kernel, which must be a new one. One picture goes through at a time, so its answer
 * does not depend on what others it comes with.
 */
export function createKernelNetwork(kernel: Kernel, { header, layers }: NetworkWeights): Network {
  const normalise = createNormalise(header.input);
  const layerOf = (name: LayerName) => layers.find((layer) => layer.name === name)!;
  const head = layerOf('head');
  const steps: ((looks: number) => void)[] = [];

  function plan(x: Maps, name: LayerName, side: number, added: Maps | null): Maps {
    const { weights, biases } = layerOf(name);
    const y = kernel.reserve(side, biases.length);
    steps.push(kernel.prepare({ x, y, weights, biases, added }));
    return y;
  }
  const picture = kernel.reserve(SIDE, CHANNELS);
  const stages = extract(picture, {
    convolve: (x, name) => plan(x, name, x.side, null),
    convolveAndPool: (x, name) => plan(x, name, x.side / 2, null),
    convolveAndAdd: (x, name, added) => plan(x, name, x.side, added),
  });

  /** @param pixels one picture */
  function look(pixels: Uint8Array, isMirroredToo: boolean): void {
    const normalised = normalise(pixels);
    kernel.write(picture, 0, normalised);
    if (isMirroredToo) kernel.write(picture, 1, mirror(normalised, SIDE, CHANNELS));
    for (const step of steps) step(isMirroredToo ? 2 : 1);
  }

  /** The mean of the last maps of both looks. */
  function readFeatures(): Float32Array {
    const { side, channels } = stages.late;
    const mirrored = mirror(kernel.read(stages.late, 1), side, channels);
    return kernel.read(stages.late, 0).map((value, at) => (value + mirrored[at]!) / 2);
  }

  const readStages = () => mapStages((stage) => kernel.read(stages[stage], 0));

  return {
    computeLogits(pixels) {
      const logits = listPictures(pixels).flatMap((pictured) => {
        look(pictured, true);
        return [...weigh(readFeatures(), head)];
      });
      return Promise.resolve(Float32Array.from(logits));
    },
    computeStages(pixels) {
      const seen = listPictures(pixels).map((pictured) => {
        look(pictured, false);
        return readStages();
      });
      return Promise.resolve(mapStages((stage) => join(seen.map((values) => values[stage]))));
    },
    computePass(pixels) {
      look(pixels, true);
      const features = readFeatures();
      return Promise.resolve({ stages: readStages(), features, logits: weigh(features, head) });
    },
    memory: () => ({ tensors: 0, bytes: kernel.bytes }),
    dispose: () => undefined,
  };
}

/** The head: weighs the mean over all places. */
function weigh(features: Float32Array, { weights, biases }: LayerWeights): Float32Array {
  const places = MAP_SIDE * MAP_SIDE;
  const channels = features.length / places;
  const logits = biases.slice();
  for (let channel = 0; channel < channels; channel++) {
    let sum = 0;
    for (let at = channel; at < features.length; at += channels) sum += features[at]!;
    for (let label = 0; label < logits.length; label++) {
      logits[label]! += (sum / places) * weights[channel * logits.length + label]!;
    }
  }
  return logits;
}

/** Turns maps, side x side x channels, left to right. */
function mirror(values: Float32Array, side: number, channels: number): Float32Array {
  const mirrored = new Float32Array(values.length);
  for (let place = 0; place < side * side; place++) {
    const column = place % side;
    const other = place - column + (side - 1 - column);
    for (let channel = 0; channel < channels; channel++) {
      mirrored[other * channels + channel] = values[place * channels + channel]!;
    }
  }
  return mirrored;
}

function listPictures(pixels: Uint8Array): Uint8Array[] {
  return Array.from({ length: pixels.length / PICTURE_BYTES }, (_, index) =>
    pixels.subarray(index * PICTURE_BYTES, (index + 1) * PICTURE_BYTES),
  );
}

function mapStages<Value>(give: (stage: Stage) => Value): Record<Stage, Value> {
  return Object.fromEntries(STAGES.map((stage) => [stage, give(stage)])) as Record<Stage, Value>;
}

function join(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
