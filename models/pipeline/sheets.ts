import sharp from 'sharp';
import { CHANNELS, PICTURE_BYTES, SIDE } from '../../src/core/picture.ts';
import type { Sheet } from '../../src/data/manifest.ts';
import { cutSheet, layOutSheet, sheetSize } from '../../src/data/sheet-layout.ts';
import { CHOSEN, chooseEncoding, chooseSheetPictures } from './encoding.ts';
import { writeDataFile } from './manifest-file.ts';
import { sha256 } from './written-file.ts';

/** Encodes pictures, `count` x 32 x 32 x 3 bytes, as one sheet. */
export function encodeSheet(pixels: Uint8Array, compress = CHOSEN.compress): Promise<Buffer> {
  const size = sheetSize(pixels.length / PICTURE_BYTES);
  const raw = { ...size, channels: CHANNELS } as const;
  return compress(sharp(layOutSheet(pixels), { raw })).toBuffer();
}

/** Decodes a sheet to `count` x 32 x 32 x 3 bytes. */
export async function decodeSheet(bytes: Uint8Array, count: number): Promise<Uint8Array> {
  return cutSheet(await sharp(bytes).removeAlpha().raw().toBuffer(), CHANNELS, count);
}

/**
 * Writes the sheets of a set, `<name>-00`, `<name>-01` and so on, and describes them.
 *
 * @param onProgress is told of pictures
 */
export async function writeSheets(
  name: string,
  pixels: Uint8Array,
  onProgress: (done: number, total: number) => void,
  folder?: string,
): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  const total = pixels.length / PICTURE_BYTES;
  const each = chooseSheetPictures(name);
  const digits = Math.max(2, String(Math.ceil(total / each) - 1).length);
  for (let first = 0; first < total; first += each) {
    const end = Math.min(first + each, total);
    const part = pixels.subarray(first * PICTURE_BYTES, end * PICTURE_BYTES);
    const number = String(sheets.length).padStart(digits, '0');
    sheets.push(await writeSheet(`${name}-${number}`, part, chooseEncoding(name), folder));
    onProgress(end, total);
  }
  return sheets;
}

/** Writes one sheet and describes it. */
export async function writeSheet(
  name: string,
  pixels: Uint8Array,
  { compress, format }: ReturnType<typeof chooseEncoding>,
  folder?: string,
): Promise<Sheet> {
  const count = pixels.length / PICTURE_BYTES;
  const encoded = await encodeSheet(pixels, compress);
  return {
    ...(await writeDataFile(`sheets/${name}.${format}`, encoded, folder)),
    shape: [count, SIDE, SIDE, CHANNELS],
    encoding: format,
    pixelsSha256: sha256(await decodeSheet(encoded, count)),
  };
}
