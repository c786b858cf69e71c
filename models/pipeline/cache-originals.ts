import { SET_NAMES } from '../../src/data/manifest.ts';
import type { SetName } from '../../src/data/manifest.ts';
import { fetchCifar10 } from './fetch-cifar10.ts';
import { readTestPictures, readTrainingPictures } from './originals.ts';
import { CACHE_FOLDER } from './places.ts';
import { divideSets } from './prepare-sets.ts';
import type { OriginalSet } from './prepare-sets.ts';
import { createProgressLine } from './progress-line.ts';
import { writeIfChanged } from './written-file.ts';

/** Where the pictures or the labels of a set are kept as they were before encoding. */
export function cachedPath(name: SetName, what: 'pixels' | 'labels'): string {
  return `${CACHE_FOLDER}cifar10/${name}.${what}`;
}

/** Fetches CIFAR-10, divides it and keeps the three sets in the cache. */
export async function cacheOriginals(): Promise<Record<SetName, OriginalSet>> {
  const folder = await fetchCifar10(createProgressLine('Fetching CIFAR-10', 'MB'));
  const sets = divideSets(await readTrainingPictures(folder), await readTestPictures(folder));
  for (const name of SET_NAMES) {
    await writeIfChanged(cachedPath(name, 'pixels'), sets[name].pixels);
    await writeIfChanged(cachedPath(name, 'labels'), sets[name].labels);
  }
  return sets;
}
