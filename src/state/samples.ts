import { PICTURE_BYTES, SIDE } from '../core/picture.ts';
import type { RgbImage } from '../core/image.ts';
import { fetchChecked, fileUrl } from '../data/fetch.ts';
import { loadManifest } from '../data/load-manifest.ts';
import type { Manifest } from '../data/manifest.ts';
import { decodeSheet } from '../data/sheets.ts';

/** A picture of the test set with its true class. */
export interface Sample {
  readonly position: number;
  readonly label: number;
  readonly image: RgbImage;
}

/** Gives pictures of the test set; sheets and labels are fetched when first needed, and kept. */
export interface Samples {
  read(position: number, signal: AbortSignal): Promise<Sample>;
}

/** @param manifestUrl where the manifest of the pictures lies */
export function createSamples(manifestUrl: string): Samples {
  let manifest: Manifest | null = null;
  let labels: Uint8Array | null = null;
  const sheets = new Map<number, Uint8Array>();

  return {
    async read(position, signal) {
      manifest ??= await loadManifest(manifestUrl, signal);
      const set = manifest.sets.test;
      labels ??= await fetchChecked(fileUrl(manifestUrl, set.labels), set.labels, signal);
      let first = 0;
      const index = set.sheets.findIndex((sheet) => {
        const isHere = position < first + sheet.shape[0];
        if (!isHere) first += sheet.shape[0];
        return isHere;
      });
      const sheet = set.sheets[index];
      if (!sheet)
        throw new RangeError(`The test set has ${set.count} pictures and none at ${position}.`);
      let pixels = sheets.get(index);
      if (!pixels) {
        const bytes = await fetchChecked(fileUrl(manifestUrl, sheet), sheet, signal);
        pixels = await decodeSheet(bytes, sheet);
        sheets.set(index, pixels);
      }
      const offset = (position - first) * PICTURE_BYTES;
      return {
        position,
        label: labels[position]!,
        image: { width: SIDE, height: SIDE, pixels: pixels.slice(offset, offset + PICTURE_BYTES) },
      };
    },
  };
}
