import type { RgbImage, Size } from '../../core/image.ts';
import { scaleSize, SMALLEST_SIDE } from '../../core/image.ts';
import { SIDE } from '../../core/picture.ts';
import { decodeWithin } from './decode.ts';
import { flatten } from './flatten.ts';
import type { PictureFormat } from './format.ts';
import { isRefusedFormat, PICTURE_FORMATS, REFUSED_FORMATS, sniffFormat } from './format.ts';
import { createGate } from './gate.ts';
import type { ImageHeader } from './image-header.ts';
import { parseImageHeader } from './image-header.ts';
import type { UploadLimits } from './limits.ts';
import type { RefusalReason } from './refusal.ts';
import { UnreadablePicture } from './refusal.ts';

/** Something the visitor should know about how a file was read. */
export type UploadNote = 'first-frame';

/** A decoded picture: upright, flattened on white, sRGB, small enough to crop at once. */
export interface Upload {
  readonly name: string;
  readonly format: PictureFormat;
  /** Size of the upright picture itself, in pixels. */
  readonly width: number;
  readonly height: number;
  /** The working copy, see `workingSize`. */
  readonly image: RgbImage;
  readonly notes: readonly UploadNote[];
}

/** Decoders and canvases count sides in 16 bits. */
const LONGEST_SIDE = 65535;

/** A strip longer than this many times its width shows nothing in a square. */
const NARROWEST = 128;

/** Bytes that are read in search of the size; some photos carry megabytes of profile and previews first. */
const HEAD_BYTES = 2 ** 18;
const LONG_HEAD_BYTES = 2 ** 22;

/** A decoded photo takes 4 bytes a pixel: two of the largest are what a desktop browser stands. */
const decodes = createGate(2);

/**
 * Reads a picture from any source: file, drop, paste, camera or sample.
 *
 * Bytes decide what it is, never the name. Its size is read from the header and checked before it
 * is decoded; `createImageBitmap` is the only judge of whether it is whole, because an `<img>`
 * accepts broken files. At most two pictures are decoded at a time, further ones wait.
 *
 * @throws UnreadablePicture with a reason, and a sentence that says what to do
 * @throws the signal's reason (an `AbortError`) as soon as it is aborted
 */
export async function readUpload(
  blob: Blob,
  name: string,
  signal: AbortSignal,
  limits: UploadLimits,
): Promise<Upload> {
  signal.throwIfAborted();
  if (blob.size === 0) throw new UnreadablePicture('empty', { name });
  if (blob.size > limits.bytes) {
    throw new UnreadablePicture('too-many-bytes', { name, limit: limits.bytes });
  }
  const { format, header } = await inspect(blob, name);
  checkSize(header, name, limits);
  return decodes.run(signal, async () => {
    const bitmap = await decodeWithin(blob, format, name, limits.milliseconds);
    try {
      checkSize(bitmap, name, limits);
      const { width, height } = bitmap;
      const image = await flatten(bitmap, workingSize(bitmap), signal);
      return { name, format, width, height, image, notes: header.animated ? ['first-frame'] : [] };
    } finally {
      bitmap.close();
    }
  });
}

/**
 * The size of the copy that is cropped: at most 1,024 pixels on the long side, so that moving the
 * square is quick, but not under 64 on the short one, so that a strip keeps twice what a classifier sees.
 */
export function workingSize(size: Size): Size {
  const long = Math.max(size.width, size.height);
  const short = Math.min(size.width, size.height);
  return scaleSize(size, Math.min(1, Math.max(1024 / long, (2 * SIDE) / short)));
}

/** Recognises the format and finds the size, from as few bytes as will do. */
async function inspect(
  blob: Blob,
  name: string,
): Promise<{ format: PictureFormat; header: ImageHeader }> {
  const head = await readHead(blob, HEAD_BYTES, name);
  const format = sniffFormat(head);
  if (format === null) throw new UnreadablePicture('not-a-picture', { name });
  if (isRefusedFormat(format)) {
    const { reason, label } = REFUSED_FORMATS[format];
    throw new UnreadablePicture(reason, { name, format: label });
  }
  const header =
    parseImageHeader(format, head) ??
    parseImageHeader(format, await readHead(blob, LONG_HEAD_BYTES, name));
  if (header === null) {
    throw new UnreadablePicture('damaged', { name, format: PICTURE_FORMATS[format].label });
  }
  return { format, header };
}

async function readHead(blob: Blob, bytes: number, name: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.slice(0, bytes).arrayBuffer());
  } catch (cause) {
    throw new UnreadablePicture('unreadable', { name }, { cause });
  }
}

function checkSize({ width, height }: Size, name: string, limits: UploadLimits): void {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const refuse = (reason: RefusalReason, limit: number) => {
    throw new UnreadablePicture(reason, { name, width, height, limit });
  };
  if (short < SMALLEST_SIDE) refuse('too-small', SMALLEST_SIDE);
  if (width * height > limits.pixels || long > LONGEST_SIDE)
    refuse('too-many-pixels', limits.pixels);
  if (long > NARROWEST * short) refuse('too-narrow', NARROWEST);
}
