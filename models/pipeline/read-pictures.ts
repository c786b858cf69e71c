import { readFile } from 'node:fs/promises';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import type { SetName } from '../../src/data/manifest.ts';
import { cachedPath, cacheOriginals } from './cache-originals.ts';
import { readDataFile, readManifest } from './manifest-file.ts';
import type { Pictures } from './originals.ts';
import { decodeSheet } from './sheets.ts';
import { readIfPresent, sha256 } from './written-file.ts';

/** A set with its image ids, in loading order. */
export interface IdentifiedPictures extends Pictures {
  /** Index of each picture in CIFAR-10's list of its origin. */
  readonly ids: Uint16Array;
}

/**
 * Reads a set: as the site ships it, from the committed sheets, or as it was before encoding, from
 * the cache, which is filled first where it is empty.
 *
 * @throws where a file is missing or is not what the manifest says
 */
export async function readSet(
  name: SetName,
  which: 'original' | 'shipped',
): Promise<IdentifiedPictures> {
  const set = (await readManifest()).sets[name];
  const labels = await readDataFile(set.labels);
  const ids = unpackIds(await readDataFile(set.ids));
  if (which === 'original') return { pixels: await readOriginals(name, labels), labels, ids };
  const pixels = new Uint8Array(set.count * PICTURE_BYTES);
  let filled = 0;
  for (const sheet of set.sheets) {
    const decoded = await decodeSheet(await readDataFile(sheet), sheet.shape[0]);
    if (sha256(decoded) !== sheet.pixelsSha256) {
      throw new Error(`${sheet.path} decodes to other pictures than the manifest says.`);
    }
    pixels.set(decoded, filled);
    filled += decoded.length;
  }
  return { pixels, labels, ids };
}

async function readOriginals(name: SetName, labels: Uint8Array): Promise<Uint8Array> {
  if (!(await readIfPresent(cachedPath(name, 'labels')))) await cacheOriginals();
  const cached = await readFile(cachedPath(name, 'labels'));
  const pixels = await readFile(cachedPath(name, 'pixels'));
  if (Buffer.compare(cached, labels) !== 0 || pixels.length !== labels.length * PICTURE_BYTES) {
    throw new Error(
      `${cachedPath(name, 'pixels')} does not fit the prepared data; run "npm run data" first.`,
    );
  }
  return pixels;
}

/** Reads image ids from two bytes each, the lower one first. */
export function unpackIds(bytes: Uint8Array): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Uint16Array.from({ length: bytes.length / 2 }, (_, row) => view.getUint16(row * 2, true));
}
