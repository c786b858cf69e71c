import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { dispose, tensor, tensor1d, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { CLASS_COUNT } from '../../core/classes.ts';
import { CHANNELS, PICTURE_BYTES, SIDE } from '../../core/picture.ts';
import { softmax } from '../../core/softmax.ts';
import type { Layer, Layers } from './architecture.ts';
import { forward } from './architecture.ts';
import type { NetworkHeader, NetworkWeights } from './weights.ts';

/** The network on the backend of tfjs that is current when it is made. `dispose` frees its tensors. */
export class Network {
  readonly #layers: Layers;
  readonly #normalise: (pixels: Uint8Array) => Float32Array;
  /** Answers that are still being read; a lost GPU never ends a read by itself. */
  readonly #pending = new Set<Tensor>();

  constructor({ header, layers }: NetworkWeights) {
    const uploaded = layers.map(({ name, shape, weights, biases }) => [
      name,
      { weights: tensor(weights, [...shape]), biases: tensor1d(biases) },
    ]);
    this.#layers = Object.fromEntries(uploaded) as Layers;
    this.#normalise = createNormalise(header.input);
  }

  /**
   * Runs the forward pass once.
   *
   * @param pixels n pictures, n x 3072 bytes
   * @returns logits, n x 10
   */
  async computeLogits(pixels: Uint8Array): Promise<Float32Array> {
    const { logits } = await this.run(pixels, (pictures, layers) => {
      return { logits: forward(pictures, layers).logits };
    });
    return logits;
  }

  /**
   * Runs a pass over pictures once, reads the tensors that it returns, and frees all that it made.
   *
   * @param pixels n pictures, n x 3072 bytes
   */
  async run<Name extends string>(
    pixels: Uint8Array,
    pass: (pictures: Tensor4D, layers: Layers) => Readonly<Record<Name, Tensor>>,
  ): Promise<Record<Name, Float32Array>> {
    const count = pixels.length / PICTURE_BYTES;
    const made = tidy(() => {
      const pictures = tensor4d(this.#normalise(pixels), [count, SIDE, SIDE, CHANNELS]);
      return pass(pictures, this.#layers);
    });
    const answers = Object.entries<Tensor>(made);
    for (const [, answer] of answers) this.#pending.add(answer);
    try {
      const read = answers.map(async ([name, answer]) => {
        // A copy: WebAssembly answers with a window on memory that it will use again.
        return [name, new Float32Array(await answer.data<'float32'>())];
      });
      return Object.fromEntries(await Promise.all(read)) as Record<Name, Float32Array>;
    } finally {
      for (const [, answer] of answers) this.#pending.delete(answer);
      dispose(made);
    }
  }

  dispose(): void {
    dispose([...this.#pending]);
    for (const { weights, biases } of Object.values<Layer | { weights: Tensor; biases: Tensor1D }>(
      this.#layers,
    )) {
      dispose([weights, biases]);
    }
  }
}

/** The picture whose logits the header holds: byte i is 73 i mod 256. */
export function createKnownPicture(): Uint8Array {
  return Uint8Array.from({ length: PICTURE_BYTES }, (_, index) => (index * 73) % 256);
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
function createNormalise({ mean, deviation }: NetworkHeader['input']) {
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
