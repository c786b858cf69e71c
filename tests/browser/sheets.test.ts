import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/data/data-error.ts';
import { fetchChecked, fileUrl } from '../../src/data/fetch.ts';
import { loadManifest } from '../../src/data/load-manifest.ts';
import type { PictureSet, Sheet } from '../../src/data/manifest.ts';
import { createPictures, decodeSheet, loadPictures } from '../../src/data/sheets.ts';
import type { Progress } from '../../src/data/progress.ts';

const manifestUrl = new URL('/data/manifest.json', location.href);
const { signal } = new AbortController();
const manifest = await loadManifest(manifestUrl, signal);

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const fetchSheet = (sheet: Sheet) => fetchChecked(fileUrl(manifestUrl, sheet), sheet, signal);

/** The first sheets of a set, as if it had no more. */
function firstSheets(set: PictureSet, count: number): PictureSet {
  return { ...set, count: count * 1000, sheets: set.sheets.slice(0, count) };
}

describe('decodeSheet', () => {
  it.each(['train', 'validation', 'test'] as const)(
    'sees in the first and last sheet of %s what the models were measured on, byte for byte',
    async (name) => {
      const { sheets } = manifest.sets[name];
      for (const sheet of [sheets[0]!, sheets.at(-1)!]) {
        const pixels = await decodeSheet(await fetchSheet(sheet), sheet);
        expect(await sha256(pixels)).toBe(sheet.pixelsSha256);
      }
    },
  );

  it('refuses a sheet of another size than the manifest says', async () => {
    const sheet = manifest.sets.test.sheets[0]!;
    const bytes = await fetchSheet(sheet);
    const smaller: Sheet = { ...sheet, shape: [160, 32, 32, 3] };
    await expect(decodeSheet(bytes, smaller)).rejects.toThrow(
      'sheets/test-00.webp cannot be used: it has 1280 × 160 pixels where 1280 × 128 are expected.',
    );
  });

  it.each([
    ['no picture at all', () => new Uint8Array(500)],
    ['half of a sheet', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, bytes.length / 2)],
  ])('refuses %s', async (_, damage) => {
    const sheet = manifest.sets.test.sheets[0]!;
    const decoding = decodeSheet(damage(await fetchSheet(sheet)), sheet);
    await expect(decoding).rejects.toBeInstanceOf(DataError);
    await expect(decoding).rejects.toMatchObject({ code: 'unusable', path: sheet.path });
  });
});

describe('loadPictures', () => {
  const set = firstSheets(manifest.sets.validation, 3);
  const load = (
    pictures: ReturnType<typeof createPictures>,
    count: number,
    seen: Progress[] = [],
  ) => loadPictures(pictures, set, count, manifestUrl, signal, (progress) => seen.push(progress));

  it('loads whole sheets until enough pictures are here, and only those that are missing', async () => {
    const pictures = createPictures(set);
    const seen: Progress[] = [];
    expect(await load(pictures, 1, seen)).toBe(1000);
    expect(await load(pictures, 1000, seen)).toBe(1000);
    expect(seen).toEqual([{ done: 1, total: 1, unit: 'pictures' }]);
    const first = pictures.pixels.slice(0, 1000 * 3072);
    expect(await load(pictures, 99_999, seen)).toBe(3000);
    expect(seen.slice(1)).toEqual([
      { done: 2000, total: 3000, unit: 'pictures' },
      { done: 3000, total: 3000, unit: 'pictures' },
    ]);
    expect(await sha256(pictures.pixels.slice(0, 1000 * 3072))).toBe(await sha256(first));
    const last = pictures.pixels.slice(2000 * 3072);
    expect(await sha256(last)).toBe(set.sheets[2]!.pixelsSha256);
  });

  it('keeps what is here when it is aborted, and goes on from there', async () => {
    const pictures = createPictures(set);
    const abort = new AbortController();
    const loading = loadPictures(pictures, set, 3000, manifestUrl, abort.signal, () =>
      abort.abort(),
    );
    await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
    expect(pictures.loaded).toBe(1000);
    expect(await load(pictures, 2000)).toBe(2000);
  });

  it('keeps what is here when a sheet is missing', async () => {
    const pictures = createPictures(set);
    const [first, second] = set.sheets;
    const broken = { ...set, sheets: [first!, { ...second!, path: 'sheets/none.webp' }] };
    const loading = loadPictures(pictures, broken, 2000, manifestUrl, signal);
    await expect(loading).rejects.toMatchObject({ path: 'sheets/none.webp' });
    expect(pictures.loaded).toBe(1000);
  });
});
