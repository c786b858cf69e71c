import type { Size } from '../../core/image.ts';
import type { PictureFormat } from './format.ts';

/** What a picture's first bytes say about it; the size is as stored, before a photo is turned upright. */
export interface ImageHeader extends Size {
  /** More frames than the one that is used. */
  readonly animated: boolean;
}

/** Box, chunk and marker names are read as characters; numbers as each format orders its bytes. */
interface Head {
  readonly view: DataView;
  readonly name: (at: number) => string;
}

/**
 * Reads a picture's size without decoding it, so that one too large is never decoded.
 *
 * @param head the first bytes of the file, or all of it
 * @returns null where the size does not stand in these bytes
 */
export function parseImageHeader(format: PictureFormat, head: Uint8Array): ImageHeader | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const name = (at: number) =>
    String.fromCharCode(...Array.from({ length: 4 }, (_, index) => view.getUint8(at + index)));
  const size = untilEnd(() => SIZES[format]({ view, name }), null);
  if (size === null) return null;
  return { ...size, animated: untilEnd(() => ANIMATED[format]?.({ view, name }), false) ?? false };
}

/** Reading past the end of the bytes throws a RangeError: what was looked for is not in them. */
function untilEnd<Found>(read: () => Found, otherwise: Found): Found {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}

const SIZES: Record<PictureFormat, (head: Head) => Size | null> = {
  png: (head) => parsePngSize(head, 0),
  jpeg: parseJpegSize,
  gif: parseGifSize,
  webp: parseWebpSize,
  bmp: ({ view }) => parseBitmapSize(view, 14),
  ico: parseIcoSize,
  avif: parseAvifSize,
};

const ANIMATED: Partial<Record<PictureFormat, (head: Head) => boolean>> = {
  png: isAnimatedPng,
  gif: isAnimatedGif,
  webp: ({ view, name }) => name(12) === 'VP8X' && (view.getUint8(20) & 2) !== 0,
  avif: ({ name }) => name(8) === 'avis',
};

function parsePngSize({ view, name }: Head, at: number): Size | null {
  if (name(at + 12) !== 'IHDR') return null;
  return { width: view.getUint32(at + 16), height: view.getUint32(at + 20) };
}

/** APNG announces its frames in an `acTL` chunk before the first picture data. */
function isAnimatedPng({ view, name }: Head): boolean {
  for (let at = 8; name(at + 4) !== 'IDAT'; at += 12 + view.getUint32(at)) {
    if (name(at + 4) === 'acTL') return view.getUint32(at + 8) > 1;
  }
  return false;
}

/** Walks the segments to the start of frame (SOF0 to SOF15; C4, C8 and CC are something else). */
function parseJpegSize({ view }: Head): Size | null {
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (marker === 0xd9 || marker === 0xda) return null;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else at += 2 + view.getUint16(at + 2);
  }
}

/** The screen, or the first frame where that reaches beyond it: decoders then widen the screen. */
function parseGifSize({ view }: Head): Size {
  const screen = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  const frame = untilEnd(() => nextGifFrame(view, firstGifBlock(view)).at, null);
  if (frame === null) return screen;
  const end = (offset: number) =>
    view.getUint16(frame + 1 + offset, true) + view.getUint16(frame + 5 + offset, true);
  return untilEnd(
    () => ({ width: Math.max(screen.width, end(0)), height: Math.max(screen.height, end(2)) }),
    screen,
  );
}

/** A second frame in these bytes; where the first fills them all, a loop count tells. */
function isAnimatedGif({ view }: Head): boolean {
  const first = nextGifFrame(view, firstGifBlock(view));
  if (first.at === null) return false;
  return untilEnd(() => {
    const frame = first.at!;
    const table = colourTableBytes(view.getUint8(frame + 9));
    return nextGifFrame(view, skipGifData(view, frame + 10 + table + 1)).at !== null;
  }, first.loops);
}

function firstGifBlock(view: DataView): number {
  return 13 + colourTableBytes(view.getUint8(10));
}

function nextGifFrame(view: DataView, from: number): { at: number | null; loops: boolean } {
  let loops = false;
  for (let at = from; ; at = skipGifData(view, at + 2)) {
    const block = view.getUint8(at);
    if (block === 0x2c) return { at, loops };
    if (block !== 0x21) return { at: null, loops };
    loops ||= view.getUint8(at + 1) === 0xff;
  }
}

/** Sub-blocks, each with its length before it, until one of length 0. */
function skipGifData(view: DataView, from: number): number {
  let at = from;
  while (view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
  return at + 1;
}

function colourTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function parseWebpSize({ view, name }: Head): Size | null {
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65536;
  switch (name(12)) {
    case 'VP8 ':
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    default:
      return null;
  }
}

/** A Windows bitmap header: the oldest has 16-bit sizes, and a negative height means top row first. */
function parseBitmapSize(view: DataView, at: number): Size {
  if (view.getUint32(at, true) === 12) {
    return { width: view.getUint16(at + 4, true), height: view.getUint16(at + 6, true) };
  }
  return {
    width: Math.abs(view.getInt32(at + 4, true)),
    height: Math.abs(view.getInt32(at + 8, true)),
  };
}

/** The largest picture of the directory, by the directory or by its own header: either may lie. */
function parseIcoSize(head: Head): Size {
  const { view } = head;
  const sizes = Array.from({ length: view.getUint16(4, true) }, (_, index) => {
    const entry = 6 + 16 * index;
    const listed = { width: view.getUint8(entry) || 256, height: view.getUint8(entry + 1) || 256 };
    const at = view.getUint32(entry + 12, true);
    return untilEnd(() => largest([listed, parseIcoEntrySize(head, at) ?? listed]), listed);
  });
  return largest(sizes);
}

/** An icon's bitmap holds its mask below the colours: twice the height. */
function parseIcoEntrySize(head: Head, at: number): Size | null {
  if (head.name(at) === '\x89PNG') return parsePngSize(head, at);
  const { width, height } = parseBitmapSize(head.view, at);
  return { width, height: height / 2 };
}

/** Every picture item (the whole, its tiles, its alpha) has an `ispe` box: the largest is the whole. */
function parseAvifSize({ view, name }: Head): Size | null {
  const sizes: Size[] = [];
  const walk = (from: number, end: number): void => {
    for (let at = from; at + 8 <= end;) {
      const bytes = view.getUint32(at);
      const box = name(at + 4);
      if (box === 'ispe') {
        sizes.push({ width: view.getUint32(at + 12), height: view.getUint32(at + 16) });
      }
      if (box === 'meta') walk(at + 12, Math.min(end, at + bytes));
      if (box === 'iprp' || box === 'ipco') walk(at + 8, Math.min(end, at + bytes));
      if (bytes < 8 || (box === 'meta' && sizes.length > 0)) return;
      at += bytes;
    }
  };
  walk(0, view.byteLength);
  return sizes.length > 0 ? largest(sizes) : null;
}

function largest(sizes: readonly Size[]): Size {
  return sizes.reduce(
    (found, size) => ({
      width: Math.max(found.width, size.width),
      height: Math.max(found.height, size.height),
    }),
    { width: 0, height: 0 },
  );
}
