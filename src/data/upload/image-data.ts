import type { RgbImage } from '../../core/image.ts';

/** Makes what a canvas can show of a picture: the same pixels, opaque. */
export function toImageData({ width, height, pixels }: RgbImage): ImageData {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < pixels.length; from += 3, to += 4) {
    data[to] = pixels[from]!;
    data[to + 1] = pixels[from + 1]!;
    data[to + 2] = pixels[from + 2]!;
  }
  return new ImageData(data, width, height);
}
