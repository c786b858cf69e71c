import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import weightsHeader from '../../../../models/network/weights.json';
import weightsUrl from '../../../../models/network/weights.bin?url';
import { CHANNELS, PICTURE_BYTES, SIDE } from '../../../../src/core/picture.ts';
import { computeProbabilities } from '../../../../src/engine/network/network.ts';
import type { NetworkHeader } from '../../../../src/engine/network/weights.ts';
import { parseNetwork, parseNetworkHeader } from '../../../../src/engine/network/weights.ts';
import type { Runner } from './runner.ts';
import { INPUT, OUTPUT, writeNetwork } from './write-network.ts';

const PLACES = SIDE * SIDE;

/** The same weights in onnxruntime-web, on WebAssembly with SIMD on one thread. */
export async function startOnnxruntime(): Promise<Runner> {
  const header = parseNetworkHeader(weightsHeader);
  const bytes = new Uint8Array(await (await fetch(weightsUrl)).arrayBuffer());
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm };
  const session = await InferenceSession.create(writeNetwork(parseNetwork(header, bytes)), {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
  const normalise = createNormalise(header.input);

  async function computeLogits(pixels: Uint8Array): Promise<Float32Array> {
    const shape = [pixels.length / PICTURE_BYTES, CHANNELS, SIDE, SIDE];
    const answers = await session.run({ [INPUT]: new Tensor('float32', normalise(pixels), shape) });
    return answers[OUTPUT]!.data as Float32Array;
  }

  return {
    computeLogits,
    score: async (pixels) =>
      computeProbabilities(await computeLogits(pixels), header.calibration!.temperature),
  };
}

/** Pictures lie channel after channel here, where the site's own lie pixel after pixel. */
function createNormalise({ mean, deviation }: NetworkHeader['input']) {
  const table = mean.map((centre, channel) =>
    Float32Array.from({ length: 256 }, (_, byte) => (byte - centre) / deviation[channel]!),
  );
  return (pixels: Uint8Array) => {
    const normalised = new Float32Array(pixels.length);
    for (let from = 0; from < pixels.length; from += PICTURE_BYTES) {
      for (const [channel, values] of table.entries()) {
        for (let place = 0; place < PLACES; place++) {
          const byte = pixels[from + place * CHANNELS + channel]!;
          normalised[from + channel * PLACES + place] = values[byte]!;
        }
      }
    }
    return normalised;
  };
}
