import { PICTURE_BYTES } from '../core/picture.ts';
import { DataError } from './data-error.ts';
import { fetchChecked, fileUrl } from './fetch.ts';
import type { PictureSet, Sheet } from './manifest.ts';
import type { OnProgress } from './progress.ts';
import { cutSheet, sheetSize } from './sheet-layout.ts';

/** Some of a set's pictures, once they are here. */
export interface LoadedSheet {
  /** Position of the first of them in the set. */
  readonly first: number;
  /** 32 x 32 x 3 bytes each. */
  readonly pixels: Uint8Array;
}

/**
 * Loads the sheets of a set, one after another, and hands each over as it comes: all that hold pictures
 * from position `first`, where a sheet must begin, to before position `end`.
 *
 * @throws DataError, and the reason of `signal` where that was aborted
 */
export async function* loadSheets(
  set: PictureSet,
  first: number,
  end: number,
  manifestUrl: string | URL,
  signal: AbortSignal,
): AsyncGenerator<LoadedSheet, void> {
  let position = 0;
  for (const sheet of set.sheets) {
    if (position >= end) return;
    if (position >= first) {
      yield { first: position, pixels: await loadSheet(sheet, manifestUrl, signal) };
    }
    position += sheet.shape[0];
  }
}

/**
 * Fetches a sheet and decodes it into its pictures.
 *
 * @returns count x 32 x 32 x 3 bytes
 * @throws DataError, and the reason of `signal` where that was aborted
 */
export async function loadSheet(
  sheet: Sheet,
  manifestUrl: string | URL,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const bytes = await fetchChecked(fileUrl(manifestUrl, sheet), sheet, signal);
  const pixels = await decodeSheet(bytes, sheet);
  signal.throwIfAborted();
  return pixels;
}

/** Pictures of a set as far as they are here. */
export interface LoadedPictures {
  /** Room for the whole set, `count` x 32 x 32 x 3 bytes. */
  readonly pixels: Uint8Array;
  /** How many pictures from the first on are in `pixels`. */
  loaded: number;
}

/** Makes room for all pictures of a set. */
export function createPictures(set: PictureSet): LoadedPictures {
  return { pixels: new Uint8Array(set.count * PICTURE_BYTES), loaded: 0 };
}

/**
 * Loads sheet after sheet until at least `count` pictures are here, or all. What is here stays, also
 * when a later sheet fails or the work is aborted; another call goes on from there.
 *
 * @param onProgress is told of pictures, after each sheet
 * @returns how many pictures are here
 * @throws DataError, and the reason of `signal` where that was aborted
 */
export async function loadPictures(
  pictures: LoadedPictures,
  set: PictureSet,
  count: number,
  manifestUrl: string | URL,
  signal: AbortSignal,
  onProgress?: OnProgress,
): Promise<number> {
  const end = Math.min(count, set.count);
  for await (const sheet of loadSheets(set, pictures.loaded, end, manifestUrl, signal)) {
    pictures.pixels.set(sheet.pixels, sheet.first * PICTURE_BYTES);
    pictures.loaded = sheet.first + sheet.pixels.length / PICTURE_BYTES;
    onProgress?.({ done: Math.min(pictures.loaded, end), total: end, unit: 'pictures' });
  }
  return pictures.loaded;
}

/**
 * Decodes a sheet into its pictures, in a page or in a worker.
 *
 * @returns count x 32 x 32 x 3 bytes
 * @throws DataError `unusable` where it cannot be decoded or has another size than the manifest says
 */
export async function decodeSheet(
  bytes: Uint8Array<ArrayBuffer>,
  sheet: Sheet,
): Promise<Uint8Array> {
  const [count] = sheet.shape;
  const blob = new Blob([bytes], { type: `image/${sheet.encoding}` });
  const bitmap = await createImageBitmap(blob, {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  }).catch((cause: unknown) => {
    throw unusable(sheet, 'this browser cannot decode it', { cause });
  });
  try {
    const { width, height } = sheetSize(count);
    if (bitmap.width !== width || bitmap.height !== height) {
      const sizes = `${bitmap.width} × ${bitmap.height} pixels where ${width} × ${height} are expected`;
      throw unusable(sheet, `it has ${sizes}`);
    }
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { colorSpace: 'srgb', willReadFrequently: true });
    if (!context) throw unusable(sheet, 'this browser offers no canvas to read it from');
    context.drawImage(bitmap, 0, 0);
    return cutSheet(context.getImageData(0, 0, width, height).data, 4, count);
  } finally {
    bitmap.close();
  }
}

function unusable(sheet: Sheet, reason: string, options?: ErrorOptions): DataError {
  return new DataError('unusable', sheet.path, `${sheet.path} cannot be used: ${reason}.`, options);
}
