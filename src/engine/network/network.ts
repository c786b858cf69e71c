import { CLASS_COUNT } from '../../core/classes.ts';
import { CHANNELS } from '../../core/picture.ts';
import { softmax } from '../../core/softmax.ts';
import type { Memory, Stage } from '../contract.ts';
import type { NetworkHeader } from './weights.ts';

/** Feature maps after each stage, rectified: n x side x side x channels. */
export type StageValues = Readonly<Record<Stage, Float32Array>>;

/** What one picture gives on its way through the network. */
export interface PassValues {
  readonly stages: StageValues;
  /** The mean of the last maps of both looks, 8 x 8 x 160, of which the logits are a linear function. */
  readonly features: Float32Array;
  readonly logits: Float32Array;
}

/** The network with its weights, on whatever runs it. Pictures are 3,072 bytes each. */
export interface Network {
  /** Runs the forward pass over n pictures and gives their logits, n x 10. */
  computeLogits(pixels: Uint8Array): Promise<Float32Array>;

  /** Runs all before the head over n pictures, as they are and not mirrored. */
  computeStages(pixels: Uint8Array): Promise<StageValues>;

  /** Runs the forward pass over one picture and gives everything on the way. */
  computePass(pixels: Uint8Array): Promise<PassValues>;

  memory(): Memory;

  /** Frees the weights. */
  dispose(): void;
}

/**
 * Turns the logits of pictures into probabilities.
 *
 * @param logits n x 10
 * @returns probabilities, n x 10; each row sums to 1
 */
export function computeProbabilities(logits: Float32Array, temperature: number): Float32Array {
  const probabilities = new Float32Array(logits.length);
  for (let start = 0; start < logits.length; start += CLASS_COUNT) {
    probabilities.set(softmax(logits.subarray(start, start + CLASS_COUNT), temperature), start);
  }
  return probabilities;
}

/** A table of 256 numbers for each channel: normalising is exact, and part of widening the bytes. */
export function createNormalise({ mean, deviation }: NetworkHeader['input']) {
  const table = mean.map((centre, channel) =>
    Float32Array.from({ length: 256 }, (_, byte) => (byte - centre) / deviation[channel]!),
  );
  return (pixels: Uint8Array) => {
    const normalised = new Float32Array(pixels.length);
    for (let index = 0; index < pixels.length; index++) {
      normalised[index] = table[index % CHANNELS]![pixels[index]!]!;
    }
    return normalised;
  };
}
