import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';

/** Labelled pictures, back to back. */
export interface Pictures {
  /** `count` x 32 x 32 x 3 bytes. */
  readonly pixels: Uint8Array;
  /** Class index of each picture, `count` bytes. */
  readonly labels: Uint8Array;
}

/** Reads the 50,000 training pictures from the unpacked package, in CIFAR-10's own order. */
export function readTrainingPictures(folder: string): Promise<Pictures> {
  const batches = [1, 2, 3, 4, 5].map((batch) => `${folder}/data_batch_${batch}.png`);
  return readBatches(batches, `${folder}/train_lables.json`);
}

/** Reads the 10,000 test pictures from the unpacked package, in CIFAR-10's own order. */
export function readTestPictures(folder: string): Promise<Pictures> {
  return readBatches([`${folder}/test_batch.png`], `${folder}/test_lables.json`);
}

/** A batch is one image in which every row is a picture: 1,024 pixels, row by row of 32. */
async function readBatches(batches: readonly string[], labelsPath: string): Promise<Pictures> {
  const labels = parseLabels(JSON.parse(await readFile(labelsPath, 'utf8')), labelsPath);
  const pixels = new Uint8Array(labels.length * PICTURE_BYTES);
  let filled = 0;
  for (const path of batches) {
    const { data, info } = await sharp(path)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.width * info.channels !== PICTURE_BYTES || filled + data.length > pixels.length) {
      throw new Error(
        `${path} is ${info.width} x ${info.height} x ${info.channels}; a row must be one picture of ${PICTURE_BYTES} bytes, and ${labels.length} pictures have labels.`,
      );
    }
    pixels.set(data, filled);
    filled += data.length;
  }
  if (filled !== pixels.length) {
    throw new Error(
      `${labelsPath} labels ${labels.length} pictures, but there are ${filled / PICTURE_BYTES}.`,
    );
  }
  return { pixels, labels };
}

function parseLabels(value: unknown, path: string): Uint8Array {
  const isLabel = (label: unknown) =>
    Number.isInteger(label) && (label as number) >= 0 && (label as number) < CLASS_COUNT;
  if (!Array.isArray(value) || !value.every(isLabel)) {
    throw new Error(`${path} must be a list of class indices from 0 to ${CLASS_COUNT - 1}.`);
  }
  return Uint8Array.from(value as number[]);
}

/** Picks pictures by their ids, in the order of the ids. */
export function pickPictures(pictures: Pictures, ids: Uint32Array): Pictures {
  const pixels = new Uint8Array(ids.length * PICTURE_BYTES);
  ids.forEach((id, row) => {
    const picture = pictures.pixels.subarray(id * PICTURE_BYTES, (id + 1) * PICTURE_BYTES);
    pixels.set(picture, row * PICTURE_BYTES);
  });
  return { pixels, labels: Uint8Array.from(ids, (id) => pictures.labels[id]!) };
}
