import calibration from '../../../../models/nearest-neighbour/weights.json';
import { PICTURE_BYTES } from '../../../../src/core/picture.ts';
import { parseNearestCalibration } from '../../../../src/engine/nearest-neighbour/calibration.ts';
import { createKernel } from '../../../../src/engine/nearest-neighbour/kernel/create-kernel.ts';
import kernelUrl from '../../../../src/engine/nearest-neighbour/kernel/kernel.wasm?url';
import { createNearestNeighbour } from '../../../../src/engine/nearest-neighbour/nearest-neighbour.ts';
import type { Rival } from './rival.ts';
import { NEIGHBOURS } from './rival.ts';

const SHEET_PICTURES = 1_000;

/** The site's own; references come sheet by sheet, as they do on the site. */
export const own: Rival = async ({ pixels, labels }) => {
  const kernel = await createKernel(await (await fetch(kernelUrl)).arrayBuffer());
  const nearest = createNearestNeighbour(kernel, parseNearestCalibration(calibration));
  for (let first = 0; first < labels.length; first += SHEET_PICTURES) {
    const end = first + SHEET_PICTURES;
    const sheet = pixels.subarray(first * PICTURE_BYTES, end * PICTURE_BYTES);
    nearest.addReferences(sheet, labels.subarray(first, end));
  }
  return {
    answer(picture, metric) {
      const { neighbours } = nearest.scoreNearest(picture, { metric, k: NEIGHBOURS });
      return Promise.resolve(neighbours[0]!.distance);
    },
    free: () => undefined,
  };
};
