import plain from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import { create } from '@tensorflow-models/knn-classifier';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { dispose, env, setBackend, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import { CLASSES } from '../../../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../../../src/core/picture.ts';
import type { Pictures } from '../references.ts';
import type { Rival } from './rival.ts';
import { NEIGHBOURS } from './rival.ts';

/** @tensorflow-models/knn-classifier on WebAssembly; its distance is the cosine. */
export const knnClassifier: Rival = async (references) => {
  await startWasm();
  const classifier = create();
  // Adding one example copies all of its class: a whole class at a time is what its own saving does.
  const dataset = CLASSES.map((name, label): [string, Tensor2D] => [
    name,
    normaliseClass(references, label),
  ]);
  classifier.setClassifierDataset(Object.fromEntries(dataset));
  return {
    async answer(picture) {
      const query = tensor1d(Float32Array.from(picture));
      await classifier.predictClass(query, NEIGHBOURS);
      dispose(query);
      return null;
    },
    free() {
      classifier.dispose();
    },
  };
};

/** Starts tfjs on WebAssembly, on one thread as all that is timed. */
async function startWasm(): Promise<void> {
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  });
  if (!(await setBackend('wasm'))) throw new Error('WebAssembly could not be set up.');
}

/** The pictures of a class at unit length, as `addExample` keeps them. */
function normaliseClass({ pixels, labels }: Pictures, label: number): Tensor2D {
  const members = [...labels.keys()].filter((reference) => labels[reference] === label);
  const values = new Float32Array(members.length * PICTURE_BYTES);
  for (const [row, reference] of members.entries()) {
    const from = reference * PICTURE_BYTES;
    const picture = pixels.subarray(from, from + PICTURE_BYTES);
    const norm = Math.sqrt(picture.reduce((sum, value) => sum + value * value, 0)) || 1;
    for (let at = 0; at < PICTURE_BYTES; at++) {
      values[row * PICTURE_BYTES + at] = picture[at]! / norm;
    }
  }
  return tensor2d(values, [members.length, PICTURE_BYTES]);
}
