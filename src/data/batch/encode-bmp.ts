import type { RgbImage } from '../../core/image.ts';

/** Bytes before the pixels: the file's header and that of the picture. */
const FILE_HEADER = 14;
const PICTURE_HEADER = 40;
const HEADERS = FILE_HEADER + PICTURE_HEADER;

/**
 * Encodes a picture without loss, as a BMP of 24 bits a pixel. A canvas encodes in the page's idle time, of
 * which a page at work has none.
 */
export function encodeBmp({ width, height, pixels }: RgbImage): Blob {
  // Rows are whole multiples of four bytes, and stand from the bottom up.
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = new Uint8Array(HEADERS + stride * height);
  const view = new DataView(file.buffer);
  view.setUint16(0, 0x424d);
  view.setUint32(2, file.length, true);
  view.setUint32(10, HEADERS, true);
  view.setUint32(14, PICTURE_HEADER, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 3;
      const to = HEADERS + (height - 1 - y) * stride + x * 3;
      file[to] = pixels[from + 2]!;
      file[to + 1] = pixels[from + 1]!;
      file[to + 2] = pixels[from]!;
    }
  }
  return new Blob([file], { type: 'image/bmp' });
}
