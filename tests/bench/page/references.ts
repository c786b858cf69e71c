import { PICTURE_BYTES } from '../../../src/core/picture.ts';
import { fetchChecked, fileUrl } from '../../../src/data/fetch.ts';
import { loadManifest } from '../../../src/data/load-manifest.ts';
import { createPictures, loadPictures } from '../../../src/data/sheets.ts';

/** Pictures of the site's own sets, as the site ships them. */
export interface Pictures {
  /** 32 x 32 x 3 bytes each. */
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

/** Where the bench serves the site's data. */
export const MANIFEST_URL = new URL('/data/manifest.json', location.href).href;

/** Loads the first pictures of a set, from the site's own sheets. */
export async function readPictures(name: 'train' | 'test', count: number): Promise<Pictures> {
  const { signal } = new AbortController();
  const set = (await loadManifest(MANIFEST_URL, signal)).sets[name];
  const labels = await fetchChecked(fileUrl(MANIFEST_URL, set.labels), set.labels, signal);
  const pictures = createPictures(set);
  await loadPictures(pictures, set, count, MANIFEST_URL, signal);
  return takeFirst({ pixels: pictures.pixels, labels }, count);
}

/** Shows the first pictures, without copying. */
export function takeFirst({ pixels, labels }: Pictures, count: number): Pictures {
  return { pixels: pixels.subarray(0, count * PICTURE_BYTES), labels: labels.subarray(0, count) };
}
