/** `npm run data:encodings`: what each way to store the pictures costs, in bytes and in error. */
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { CANDIDATES, CHOSEN } from './encoding.ts';
import { readSet } from './read-pictures.ts';
import { decodeSheet, encodeSheet } from './sheets.ts';
import { writeIfChanged } from './written-file.ts';

/** Pictures that are measured: the first sheet of train, a hundred of each class. */
const MEASURED = 1000;

async function measureEncodings(): Promise<void> {
  const { pixels: all, labels } = await readSet('train', 'original');
  const pixels = all.subarray(0, MEASURED * PICTURE_BYTES);
  const measured = [];
  for (const { name, compress } of CANDIDATES) {
    const encoded = await encodeSheet(pixels, compress);
    measured.push({
      name,
      bytesPerPicture: Math.round(encoded.length / MEASURED),
      rmsError: round(rmsError(pixels, await decodeSheet(encoded, MEASURED))),
      megabytesOfTrain: round((encoded.length / MEASURED) * (labels.length / 1e6)),
    });
  }
  console.table(measured);
  const report = {
    chosen: CHOSEN.name,
    measuredOn: `the first ${MEASURED} pictures of train, in one sheet`,
    rmsErrorUnit: 'grey levels of 255, over all pixels and channels',
    measured,
  };
  const text = await format(JSON.stringify(report), { parser: 'json', printWidth: 100 });
  const path = fileURLToPath(new URL('encodings.json', import.meta.url));
  await writeIfChanged(path, Buffer.from(text));
}

/** Square root of the mean squared difference. */
function rmsError(a: Uint8Array, b: Uint8Array): number {
  return Math.sqrt(a.reduce((sum, value, index) => sum + (value - b[index]!) ** 2, 0) / a.length);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

await measureEncodings();
