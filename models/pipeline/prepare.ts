/** `npm run data`: fetches CIFAR-10 and writes all that the site needs of it under public/data/. */
import { listFiles } from '../../src/data/manifest.ts';
import type { SetName } from '../../src/data/manifest.ts';
import { cacheOriginals } from './cache-originals.ts';
import { findStrays } from './manifest-file.ts';
import { DATA_FOLDER } from './places.ts';
import { writeData } from './prepare-sets.ts';
import { createProgressLine } from './progress-line.ts';

async function prepare(): Promise<void> {
  const originals = await cacheOriginals();
  const show = {
    train: createProgressLine('Encoding train', 'pictures'),
    validation: createProgressLine('Encoding validation', 'pictures'),
    test: createProgressLine('Encoding test', 'pictures'),
  };
  const manifest = await writeData(originals, (name: SetName, done, total) =>
    show[name](done, total),
  );
  const files = listFiles(manifest);
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  console.log(`${DATA_FOLDER} holds ${files.length} files, ${megabytes.toFixed(1)} MB.`);
  for (const stray of await findStrays(manifest)) {
    console.log(`${stray} is not in the manifest; delete it if nothing else needs it.`);
  }
}

await prepare();
