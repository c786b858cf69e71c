import type { PictureFormat } from './format.ts';
import { PICTURE_FORMATS } from './format.ts';
import { UnreadablePicture } from './refusal.ts';

/**
 * Decodes a whole picture, its first frame, turned upright as its EXIF orientation says.
 *
 * @throws UnreadablePicture `damaged` or `slow`
 */
export async function decodeWithin(
  blob: Blob,
  format: PictureFormat,
  name: string,
  milliseconds: number,
): Promise<ImageBitmap> {
  const { label, type } = PICTURE_FORMATS[format];
  // The type that came with a file follows from its name; some browsers decode by it.
  const decoding = createImageBitmap(blob.slice(0, blob.size, type));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let late = false;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late = true;
      reject(new UnreadablePicture('slow', { name, format: label, limit: milliseconds }));
    }, milliseconds);
  });
  const decoded = decoding.then(
    (bitmap) => {
      if (late) bitmap.close();
      return bitmap;
    },
    (cause: unknown) => {
      throw new UnreadablePicture('damaged', { name, format: label }, { cause });
    },
  );
  try {
    return await Promise.race([decoded, limit]);
  } finally {
    clearTimeout(timer);
  }
}
