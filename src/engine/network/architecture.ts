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
export type ConvolutionName = Exclude<LayerName, 'head'>;

/** What each stage consists of, on whatever runs it: 3 x 3 convolutions with biases, rectified. */
export interface Operations<Maps> {
  readonly convolve: (x: Maps, name: ConvolutionName) => Maps;
  /** Keeps the maximum of each 2 x 2 places. */
  readonly convolveAndPool: (x: Maps, name: ConvolutionName) => Maps;
  /** Adds other maps before rectifying. */
  readonly convolveAndAdd: (x: Maps, name: ConvolutionName, added: Maps) => Maps;
}

/**
 * The network before its head: a stem and three stages of 3 x 3 convolutions. The network looks at each
 * picture and at its mirror image, and a linear head weighs the mean, over places and over both looks, of
 * what the last stage answers: left and right mean nothing to the classes, and two looks are right more
 * often than one. `models/network/training/architecture.py` says the same with batch normalisation unfolded.
 *
 * @param pictures normalised by channel, 32 x 32 x 3
 * @returns the feature maps after each stage, the last ones 8 x 8 x 160
 */
export function extract<Maps>(
  pictures: Maps,
  { convolve, convolveAndPool, convolveAndAdd }: Operations<Maps>,
): Readonly<Record<Stage, Maps>> {
  const residual = (x: Maps, stage: 'early' | 'middle' | 'late') =>
    convolveAndAdd(convolve(x, `${stage}.first`), `${stage}.second`, x);

  const stem = convolve(pictures, 'stem');
  const enter = convolveAndPool(stem, 'enter');
  const early = residual(enter, 'early');
  const widen = convolveAndPool(early, 'widen');
  const middle = residual(widen, 'middle');
  return { stem, enter, early, widen, middle, late: residual(middle, 'late') };
}
