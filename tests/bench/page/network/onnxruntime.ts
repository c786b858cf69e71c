import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { InferenceSession } from 'onnxruntime-web/wasm';
import weightsHeader from '../../../../models/network/weights.json';
import weightsUrl from '../../../../models/network/weights.bin?url';
import { CHANNELS, PICTURE_BYTES, SIDE } from '../../../../src/core/picture.ts';
import { computeProbabilities } from '../../../../src/engine/network/network.ts';
import type { NetworkHeader, NetworkWeights } from '../../../../src/engine/network/weights.ts';
import { parseNetwork, parseNetworkHeader } from '../../../../src/engine/network/weights.ts';
import type { Runner } from './runner.ts';
import { INPUT, OUTPUT, writeNetwork } from './write-network.ts';

const PLACES = SIDE * SIDE;

/** The same weights in onnxruntime-web, on WebAssembly with SIMD on one thread. */
export async function startOnWebAssembly(): Promise<Runner> {
  const { env, InferenceSession, Tensor } = await import('onnxruntime-web/wasm');
  const weights = await readWeights();
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm };
  const session = await InferenceSession.create(writeNetwork(weights), {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
  const normalise = createNormalise(weights.header.input);
  return createRunner(weights, async (pixels) => {
    const pictures = new Tensor('float32', normalise(pixels), shapeOf(pixels));
    return readLogits(await session.run({ [INPUT]: pictures }));
  });
}

/**
 * The same weights in onnxruntime-web on WebGL. There it has no operator that mirrors, and takes as many
 * pictures as its model says: pictures and their mirror images go in, and the mean of both is taken of the
 * logits, which is the same.
 */
export async function startOnWebgl(): Promise<Runner> {
  const { InferenceSession, Tensor } = await import('onnxruntime-web/webgl');
  const weights = await readWeights();
  const normalise = createNormalise(weights.header.input);
  const sessions = new Map<number, InferenceSession>();
  const open = async (looks: number) => {
    const session =
      sessions.get(looks) ??
      (await InferenceSession.create(writeNetwork(weights, looks), {
        executionProviders: ['webgl'],
      }));
    sessions.set(looks, session);
    return session;
  };
  return createRunner(weights, async (pixels) => {
    const looks = new Uint8Array(2 * pixels.length);
    looks.set(pixels);
    looks.set(mirror(pixels), pixels.length);
    const session = await open(looks.length / PICTURE_BYTES);
    const pictures = new Tensor('float32', normalise(looks), shapeOf(looks));
    const logits = readLogits(await session.run({ [INPUT]: pictures }));
    const half = logits.length / 2;
    return logits.subarray(0, half).map((logit, at) => (logit + logits[half + at]!) / 2);
  });
}

async function readWeights(): Promise<NetworkWeights> {
  const bytes = new Uint8Array(await (await fetch(weightsUrl)).arrayBuffer());
  return parseNetwork(parseNetworkHeader(weightsHeader), bytes);
}

const shapeOf = (pixels: Uint8Array) => [pixels.length / PICTURE_BYTES, CHANNELS, SIDE, SIDE];
const readLogits = (answers: InferenceSession.OnnxValueMapType) =>
  answers[OUTPUT]!.data as Float32Array;

function createRunner(
  { header }: NetworkWeights,
  computeLogits: (pixels: Uint8Array) => Promise<Float32Array>,
): Runner {
  const { temperature } = header.calibration!;
  return {
    computeLogits,
    score: async (pixels) => computeProbabilities(await computeLogits(pixels), temperature),
  };
}

/** Pictures with left and right swapped. */
function mirror(pixels: Uint8Array): Uint8Array {
  const mirrored = new Uint8Array(pixels.length);
  for (let place = 0; place < pixels.length / CHANNELS; place++) {
    const column = place % SIDE;
    const opposite = place - column + (SIDE - 1 - column);
    mirrored.set(pixels.subarray(place * CHANNELS, (place + 1) * CHANNELS), opposite * CHANNELS);
  }
  return mirrored;
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
