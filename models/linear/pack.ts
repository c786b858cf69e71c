import { CLASS_COUNT } from '../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { toPixelWeights } from './cosines.ts';
import type { Scorer } from './descend.ts';
import type { Moments } from './standardise.ts';

/** Linear scores of bytes: logit = bias + scale * (weights . bytes), for each class. */
export interface PackedScorer {
  /** 10 x 3,072 whole numbers from -127 to 127. */
  readonly weights: Int8Array;
  readonly scales: Float64Array;
  readonly biases: Float64Array;
}

/** Turns scores of standardised coordinates into scores of bytes, rounded to 8 bits a weight. */
export function pack({ weights, biases }: Scorer, { mean, deviation }: Moments): PackedScorer {
  const packed = new Int8Array(CLASS_COUNT * PICTURE_BYTES);
  const scales = new Float64Array(CLASS_COUNT);
  const shifted = new Float64Array(CLASS_COUNT);
  for (let label = 0; label < CLASS_COUNT; label++) {
    const ofClass = mean.map((_, at) => weights[at * CLASS_COUNT + label]! / deviation[at]!);
    const pixelWeights = toPixelWeights(ofClass);
    const largest = pixelWeights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    const step = largest / 127;
    packed.set(
      pixelWeights.map((weight) => Math.round(weight / step)),
      label * PICTURE_BYTES,
    );
    scales[label] = step / 255;
    shifted[label] = biases[label]! - mean.reduce((sum, m, at) => sum + m * ofClass[at]!, 0);
  }
  return { weights: packed, scales, biases: shifted };
}
