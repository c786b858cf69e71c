import type { CheckedFile, Manifest } from '../data/manifest.ts';
import type { ForEach } from './for-each-classifier.ts';
import { forEachClassifier } from './for-each-classifier.ts';
import type { RecomputePart } from './recompute-parts.svelte.ts';

/** What computing so many pictures anew would cost. */
export interface RecomputeCost {
  /** Of picture sheets that this browser does not keep. */
  readonly bytes: number;
  /** Of scoring, without what loading takes. */
  readonly milliseconds: number;
  /** That goes by what was measured here, and not by what another machine needed. */
  readonly isMeasured: boolean;
}

/** Milliseconds a picture in one worker, on two cores without a graphics card: `npm run bench`. */
const USUAL: ForEach<number> = { linear: 0.1, 'nearest-neighbour': 2.2, network: 9 };

/**
 * Estimates what the first `count` test pictures would cost.
 *
 * @param measured what each classifier has taken here so far
 * @param workers how many share the network; one alone does the rest
 */
export function estimateCost(
  { sets: { test, train } }: Manifest,
  count: number,
  measured: ForEach<Pick<RecomputePart, 'done' | 'scoring'>>,
  workers: number,
  isKept: (file: CheckedFile) => boolean,
): RecomputeCost {
  const starts = test.sheets.map((_, index) => index * test.sheets[0]!.shape[0]);
  const sheets = [...test.sheets.filter((_, index) => starts[index]! < count), ...train.sheets];
  const missing = sheets.filter((sheet) => !isKept(sheet));
  const isMeasured = Object.values(measured).every(({ done }) => done > 0);
  const times = forEachClassifier((id) => {
    return count * (isMeasured ? measured[id].scoring / measured[id].done : USUAL[id]);
  });
  const alone = times.linear + times['nearest-neighbour'];
  return {
    bytes: missing.reduce((sum, { bytes }) => sum + bytes, 0),
    milliseconds: Math.max(alone, (alone + times.network) / workers),
    isMeasured,
  };
}
