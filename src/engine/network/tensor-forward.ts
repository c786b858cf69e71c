import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { add, fused, maxPool, mean, mul, relu, reverse } from '@tensorflow/tfjs-core';
import type { Stage } from '../contract.ts';
import type { ConvolutionName } from './architecture.ts';
import { extract } from './architecture.ts';

/** Weights of one layer, batch normalisation folded in: 3 x 3 filters, or the matrix of the head. */
export interface Layer<Weights extends Tensor4D | Tensor2D = Tensor4D> {
  readonly weights: Weights;
  readonly biases: Tensor1D;
}

export type Layers = Readonly<Record<ConvolutionName, Layer>> & { readonly head: Layer<Tensor2D> };

/** Feature maps after each stage, rectified: [n, height, width, channels]. */
export type Stages = Readonly<Record<Stage, Tensor4D>>;

/** Axis of the columns of pictures and maps. */
const COLUMNS = 2;

/**
 * The whole network in tfjs, both looks. The caller disposes what it returns and wraps the call in `tidy`.
 *
 * @param pictures [n, 32, 32, 3], normalised by channel
 * @returns the feature maps of the pictures stage by stage, the maps [n, 8, 8, 160] of both looks of
 *   which the logits are a linear function, and the logits [n, 10]
 */
export function forward(
  pictures: Tensor4D,
  layers: Layers,
): { readonly stages: Stages; readonly features: Tensor4D; readonly logits: Tensor2D } {
  const stages = extractTensors(pictures, layers);
  const mirrored = extractTensors(reverse(pictures, COLUMNS), layers).late;
  const features: Tensor4D = mul(add(stages.late, reverse(mirrored, COLUMNS)), 0.5);
  const average: Tensor2D = mean(features, [1, 2]);
  const { weights, biases } = layers.head;
  const logits = fused.matMul({ a: average, b: weights, bias: biases }) as Tensor2D;
  return { stages, features, logits };
}

/** All of the network before its head. The caller wraps the call in `tidy`, as for `forward`. */
export function extractTensors(pictures: Tensor4D, layers: Layers): Stages {
  const run = (x: Tensor4D, name: ConvolutionName, activation: 'relu' | 'linear') =>
    fused.conv2d({
      x,
      filter: layers[name].weights,
      bias: layers[name].biases,
      strides: 1,
      pad: 'same',
      activation,
    });
  return extract(pictures, {
    convolve: (x, name) => run(x, name, 'relu'),
    // Rectifying before or after a maximum is the same, and before it costs nothing.
    convolveAndPool: (x, name) => maxPool(run(x, name, 'relu'), 2, 2, 'valid'),
    convolveAndAdd: (x, name, added) => relu<Tensor4D>(add(added, run(x, name, 'linear'))),
  });
}
