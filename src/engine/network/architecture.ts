import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { add, fused, maxPool, mean, mul, relu, reverse } from '@tensorflow/tfjs-core';
import type { Stage } from '../contract.ts';

/** Shape of every layer's weights: height, width, inputs, outputs; of the head: inputs, outputs. */
export const SHAPES = {
  stem: [3, 3, 3, 24],
  enter: [3, 3, 24, 64],
  'early.first': [3, 3, 64, 64],
  'early.second': [3, 3, 64, 64],
  widen: [3, 3, 64, 160],
  'middle.first': [3, 3, 160, 160],
  'middle.second': [3, 3, 160, 160],
  'late.first': [3, 3, 160, 160],
  'late.second': [3, 3, 160, 160],
  head: [160, 10],
} as const satisfies Record<string, readonly number[]>;

export type LayerName = keyof typeof SHAPES;
type ConvolutionName = Exclude<LayerName, 'head'>;

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
 * The network: a stem, three stages of 3 x 3 convolutions, average pooling, one linear head. It looks at
 * each picture and at its mirror image, and the head weighs the mean of what both answer: left and right
 * mean nothing to the classes, and two looks are right more often than one.
 * `models/network/training/architecture.py` says the same with batch normalisation unfolded.
 * The caller disposes what it returns and wraps the call in `tidy`.
 *
 * @param pictures [n, 32, 32, 3], normalised by channel
 * @returns the feature maps of the pictures stage by stage, the maps [n, 8, 8, 160] of both looks of
 *   which the logits are a linear function, and the logits [n, 10]
 */
export function forward(
  pictures: Tensor4D,
  layers: Layers,
): { readonly stages: Stages; readonly features: Tensor4D; readonly logits: Tensor2D } {
  const stages = extract(pictures, layers);
  const mirrored = extract(reverse(pictures, COLUMNS), layers).late;
  const features: Tensor4D = mul(add(stages.late, reverse(mirrored, COLUMNS)), 0.5);
  const average: Tensor2D = mean(features, [1, 2]);
  const { weights, biases } = layers.head;
  const logits = fused.matMul({ a: average, b: weights, bias: biases }) as Tensor2D;
  return { stages, features, logits };
}

/** All of the network before its head. The caller wraps the call in `tidy`, as for `forward`. */
export function extract(pictures: Tensor4D, layers: Layers): Stages {
  const convolve = (x: Tensor4D, name: ConvolutionName, activation: 'relu' | 'linear') =>
    fused.conv2d({
      x,
      filter: layers[name].weights,
      bias: layers[name].biases,
      strides: 1,
      pad: 'same',
      activation,
    });
  const rectified = (x: Tensor4D, name: ConvolutionName) => convolve(x, name, 'relu');
  // Rectifying before or after a maximum is the same, and before it costs nothing.
  const pooled = (x: Tensor4D, name: ConvolutionName) => maxPool(rectified(x, name), 2, 2, 'valid');
  const residual = (x: Tensor4D, stage: 'early' | 'middle' | 'late') =>
    relu<Tensor4D>(add(x, convolve(rectified(x, `${stage}.first`), `${stage}.second`, 'linear')));

  const stem = rectified(pictures, 'stem');
  const enter = pooled(stem, 'enter');
  const early = residual(enter, 'early');
  const widen = pooled(early, 'widen');
  const middle = residual(widen, 'middle');
  return { stem, enter, early, widen, middle, late: residual(middle, 'late') };
}
