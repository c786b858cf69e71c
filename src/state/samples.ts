import { PICTURE_BYTES, SIDE } from '../core/picture.ts';
import type { RgbImage } from '../core/image.ts';
import { fetchChecked, fileUrl } from '../data/fetch.ts';
import type { ManifestSource } from '../data/load-manifest.ts';
import type { Manifest, Sheet } from '../data/manifest.ts';
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
  /** The 32 x 32 x 3 bytes of a picture that is here, else null. */
  peek(position: number): Uint8Array | null;
  /** Fetches a sheet that has a picture, so that it and its neighbours there can be peeked at. */
  bring(position: number): Promise<void>;
}

/** Where a picture lies. */
interface Place {
  readonly sheet: Sheet;
  /** Which of the sheet's pictures it is. */
  readonly at: number;
}

/** @param source of the manifest that lists the pictures */
export function createSamples(source: ManifestSource): Samples {
  const { signal: never } = new AbortController();
  /** Sheets that are here, and those that were asked for, by path. */
  const sheets = new Map<string, Uint8Array>();
  const requests = new Map<string, () => Promise<void>>();
  let findPlaces: (position: number) => readonly Place[] = () => [];
  const testSet = once(async () => {
    const manifest = await source.read();
    findPlaces = createPlaces(manifest);
    return manifest.sets.test;
  });
  const labels = once(async () => {
    const { labels: file } = await testSet();
    return fetchChecked(fileUrl(source.url, file), file, never);
  });

  async function loadSheet(sheet: Sheet): Promise<void> {
    const bytes = await fetchChecked(fileUrl(source.url, sheet), sheet, never);
    sheets.set(sheet.path, await decodeSheet(bytes, sheet));
  }

  async function bring(position: number): Promise<void> {
    await testSet();
    const places = findPlaces(position);
    const { sheet } = places.find(({ sheet: { path } }) => requests.has(path)) ?? places[0]!;
    const request = requests.get(sheet.path) ?? once(() => loadSheet(sheet));
    requests.set(sheet.path, request);
    return request();
  }

  function peek(position: number): Uint8Array | null {
    for (const { sheet, at } of findPlaces(position)) {
      const from = at * PICTURE_BYTES;
      const pixels = sheets.get(sheet.path)?.subarray(from, from + PICTURE_BYTES);
      if (pixels) return pixels;
    }
    return null;
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

/** Finds the sheets that a test picture is on, the smallest first. */
function createPlaces({ sets, opening }: Manifest): (position: number) => readonly Place[] {
  const { count, sheets } = sets.test;
  const each = countSheetPictures(sets.test);
  const opened = new Map(opening?.positions.map((position, at) => [position, at]));
  return (position) => {
    const sheet = sheets[Math.floor(position / each)];
    if (!sheet) {
      throw new RangeError(`The test set has ${count} pictures and none at ${position}.`);
    }
    const place = { sheet, at: position % each };
    const at = opened.get(position);
    return opening && at !== undefined ? [{ sheet: opening.sheet, at }, place] : [place];
  };
}
