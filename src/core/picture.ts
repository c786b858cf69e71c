/** Side of every picture that a classifier sees, in pixels. */
export const SIDE = 32;

/** Colour channels of a picture: red, green, blue. */
export const CHANNELS = 3;

/** Bytes of one picture: 32 rows of 32 pixels of red, green, blue, each 0 to 255. */
export const PICTURE_BYTES = SIDE * SIDE * CHANNELS;

/** Whether two pictures have the same bytes. */
export function areSamePixels(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** The picture on which engines are tried out: byte i is 73 i mod 256. */
export function createKnownPicture(): Uint8Array {
  return Uint8Array.from({ length: PICTURE_BYTES }, (_, index) => (index * 73) % 256);
}
