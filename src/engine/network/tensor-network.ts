import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { dispose, memory, tensor, tensor1d, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { CHANNELS, PICTURE_BYTES, SIDE } from '../../core/picture.ts';
import type { Memory } from '../contract.ts';
import type { Network, PassValues, StageValues } from './network.ts';
import { createNormalise } from './network.ts';
import type { Layer, Layers } from './tensor-forward.ts';
import { extractTensors, forward } from './tensor-forward.ts';
import type { NetworkWeights } from './weights.ts';

/** The network on the backend of tfjs that is current when it is made. `dispose` frees its tensors. */
export class TensorNetwork implements Network {
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

  async computeLogits(pixels: Uint8Array): Promise<Float32Array> {
    const { logits } = await this.#run(pixels, (pictures, layers) => {
      return { logits: forward(pictures, layers).logits };
    });
    return logits;
  }

  async computeStages(pixels: Uint8Array): Promise<StageValues> {
    return this.#run(pixels, (pictures, layers) => ({ ...extractTensors(pictures, layers) }));
  }

  async computePass(pixels: Uint8Array): Promise<PassValues> {
    const { features, logits, ...stages } = await this.#run(pixels, (picture, layers) => {
      const { stages, features, logits } = forward(picture, layers);
      return { ...stages, features, logits };
    });
    return { stages, features, logits };
  }

  memory(): Memory {
    const { numTensors, numBytes } = memory();
    return { tensors: numTensors, bytes: numBytes };
  }

  /**
   * Runs a pass over pictures once, reads the tensors that it returns, and frees all that it made.
   *
   * @param pixels n pictures, n x 3072 bytes
   */
  async #run<Name extends string>(
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
        return [name, await answer.data<'float32'>()];
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
