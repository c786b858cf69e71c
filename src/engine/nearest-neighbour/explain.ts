import type { NearestExplained } from '../contract.ts';
import { checkOnePicture } from '../one-picture.ts';
import type { NearestNeighbour, NearestOptions } from './nearest-neighbour.ts';
import type { Ranking } from './ranking.ts';

/** Shows the references that decided one picture, and the nearest of every class. */
export function explainNearest(
  nearest: NearestNeighbour,
  pixels: Uint8Array,
  { metric, k }: NearestOptions,
): NearestExplained {
  checkOnePicture(pixels);
  const { references } = nearest;
  const [ranking] = nearest.rank(pixels, metric) as [Ranking];
  const byClass = Array.from(ranking.classReferences, (reference, label) =>
    reference < 0 ? null : nearest.show(reference, ranking.classDistances[label]!),
  );
  return { neighbours: nearest.showNearest(ranking, k), byClass, metric, references };
}
