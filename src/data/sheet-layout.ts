import type { Size } from '../core/image.ts';
import { CHANNELS, PICTURE_BYTES, SIDE } from '../core/picture.ts';

/** Pictures side by side in a sheet; the next row follows below. */
export const SHEET_COLUMNS = 40;

/** The size of a sheet of `count` pictures, in pixels. */
export function sheetSize(count: number): Size {
  return { width: SHEET_COLUMNS * SIDE, height: Math.ceil(count / SHEET_COLUMNS) * SIDE };
}

/**
 * Lays pictures out in one sheet, row by row; places left over at the end are black.
 *
 * @param pictures `count` x 32 x 32 x 3 bytes
 * @returns height x width x 3 bytes, of the size that `sheetSize` says
 */
export function layOutSheet(pictures: Uint8Array): Uint8Array {
  const { width, height } = sheetSize(pictures.length / PICTURE_BYTES);
  const sheet = new Uint8Array(width * height * CHANNELS);
  const rowBytes = SIDE * CHANNELS;
  for (let from = 0; from < pictures.length; from += rowBytes) {
    const to = pixelOfRow(from / rowBytes) * CHANNELS;
    sheet.set(pictures.subarray(from, from + rowBytes), to);
  }
  return sheet;
}

/**
 * Cuts a sheet into its pictures.
 *
 * @param sheet height x width x `channels` bytes; a fourth channel is left out
 * @param channels 3 or 4
 * @returns `count` x 32 x 32 x 3 bytes
 * @throws RangeError where the sheet has another size than one of `count` pictures
 */
export function cutSheet(sheet: ArrayLike<number>, channels: 3 | 4, count: number): Uint8Array {
  const { width, height } = sheetSize(count);
  if (sheet.length !== width * height * channels) {
    throw new RangeError(
      `A sheet of ${count} pictures has ${width} x ${height} x ${channels} bytes, not ${sheet.length}.`,
    );
  }
  const pictures = new Uint8Array(count * PICTURE_BYTES);
  let to = 0;
  for (let row = 0; row < count * SIDE; row++) {
    let from = pixelOfRow(row) * channels;
    for (let column = 0; column < SIDE; column++, from += channels) {
      pictures[to++] = sheet[from]!;
      pictures[to++] = sheet[from + 1]!;
      pictures[to++] = sheet[from + 2]!;
    }
  }
  return pictures;
}

/** Where a row of pixels begins in the sheet, in pixels; rows are counted through all pictures. */
function pixelOfRow(row: number): number {
  const picture = Math.floor(row / SIDE);
  const left = (picture % SHEET_COLUMNS) * SIDE;
  const top = Math.floor(picture / SHEET_COLUMNS) * SIDE + (row % SIDE);
  return top * SHEET_COLUMNS * SIDE + left;
}
