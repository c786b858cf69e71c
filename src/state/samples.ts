import { PICTURE_BYTES, SIDE } from '../core/picture.ts';
import type { RgbImage } from '../core/image.ts';
import { fetchChecked, fileUrl } from '../data/fetch.ts';
import type { ManifestSource } from '../data/load-manifest.ts';
import type { PictureSet } from '../data/manifest.ts';
import { countSheetPictures } from '../data/manifest.ts';
import { once } from '../data/once.ts';
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
  /** The 32 x 32 x 3 bytes of a picture whose sheet is here, else null. */
  peek(position: number): Uint8Array | null;
  /** Fetches the sheet of a picture, so that it and its neighbours can be peeked at. */
  bring(position: number): Promise<void>;
}

/** @param manifest lists the pictures */
export function createSamples(manifest: ManifestSource): Samples {
  const { signal: never } = new AbortController();
  const sheets = new Map<number, Uint8Array>();
  const openings = new Map<number, () => Promise<void>>();
  /** Pictures of each sheet; none before the manifest is here. */
  let each = 0;
  const testSet = once(async () => {
    const set = (await manifest.read()).sets.test;
    each = countSheetPictures(set);
    return set;
  });
  const labels = once(async () => {
    const { labels: file } = await testSet();
    return fetchChecked(fileUrl(manifest.url, file), file, never);
  });

  async function loadSheet(index: number, set: PictureSet): Promise<void> {
    const sheet = set.sheets[index];
    if (!sheet)
      throw new RangeError(`The test set has ${set.count} pictures and no sheet ${index}.`);
    const bytes = await fetchChecked(fileUrl(manifest.url, sheet), sheet, never);
    sheets.set(index, await decodeSheet(bytes, sheet));
  }

  async function bring(position: number): Promise<void> {
    const set = await testSet();
    const index = Math.floor(position / each);
    let open = openings.get(index);
    if (!open) {
      open = once(() => loadSheet(index, set));
      openings.set(index, open);
    }
    return open();
  }

  function peek(position: number): Uint8Array | null {
    const sheet = sheets.get(Math.floor(position / each));
    if (!sheet) return null;
    const from = (position % each) * PICTURE_BYTES;
    return sheet.subarray(from, from + PICTURE_BYTES);
  }

  return {
    bring,
    peek,
    async read(position, signal) {
      const [known] = await Promise.all([labels(), bring(position)]);
      signal.throwIfAborted();
      const label = known[position];
      const pixels = peek(position);
      if (label === undefined || !pixels) {
        throw new RangeError(`The test set has no picture ${position}.`);
      }
      return { position, label, image: { width: SIDE, height: SIDE, pixels: pixels.slice() } };
    },
  };
}
