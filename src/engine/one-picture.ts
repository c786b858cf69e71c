import { PICTURE_BYTES } from '../core/picture.ts';

/** @throws Error where the bytes are not those of one picture */
export function checkOnePicture(pixels: Uint8Array): void {
  if (pixels.length === PICTURE_BYTES) return;
  throw new Error(`${pixels.length} bytes are not one picture of ${PICTURE_BYTES} bytes.`);
}
