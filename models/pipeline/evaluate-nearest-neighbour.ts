import { readFile, stat } from 'node:fs/promises';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import type { Metric } from '../../src/engine/contract.ts';
import {
  interpolateTau,
  type NearestCalibration,
  parseNearestCalibration,
} from '../../src/engine/nearest-neighbour/calibration.ts';
import type { Ranking } from '../../src/engine/nearest-neighbour/ranking.ts';
import { countVotes } from '../../src/engine/nearest-neighbour/votes.ts';
import { createRanker, KERNEL_PATH, type Ranker } from '../nearest-neighbour/rank.ts';
import type { Evaluate } from './evaluation.ts';
import { measureAccuracy } from './figures.ts';
import { readManifest } from './manifest-file.ts';
import { createProgressLine } from './progress-line.ts';
import type { IdentifiedPictures } from './read-pictures.ts';

const CALIBRATION = new URL('../nearest-neighbour/weights.json', import.meta.url);
const METRICS = ['l1', 'l2'] as const satisfies readonly Metric[];
/** Numbers of references at which accuracy is taken; the last is all of them. */
const COUNTS = [1000, 5000, 10000, 45000];

/** Judges nearest neighbour with the site's own kernel, ranking and votes, on two threads. */
export const evaluateNearestNeighbour: Evaluate = async (readSet) => {
  const json = await readFile(CALIBRATION, 'utf8');
  const calibration = parseNearestCalibration(JSON.parse(json));
  const { metric, k } = calibration.defaults;
  const references = {
    original: await readSet('train', 'original'),
    shipped: await readSet('train', 'shipped'),
  };
  const { labels } = references.shipped;
  const scoreAll = (rankings: readonly Ranking[], count: number, metric: Metric, k: number) =>
    scoreRankings(rankings, labels, k, interpolateTau(calibration, metric, k, count));

  const shipped = createRanker(references.shipped.pixels, labels);
  const test = await readSet('test', 'shipped');
  const byMetric = await rankTest(shipped, test, 'shipped');
  const validation = await readSet('validation', 'shipped');
  const show = createProgressLine(`Ranking validation, shipped, by ${metric}`, 'pictures');
  const all = COUNTS.at(-1)!;
  const [ofValidation] = await shipped.rank(validation.pixels, metric, [all], show);
  await shipped.close();

  const original = createRanker(references.original.pixels, labels);
  const byMetricOriginal = await rankTest(original, await readSet('test', 'original'), 'original');
  await original.close();

  const measure =
    (ranked: Record<Metric, Ranking[][]>, row: number) => (metric: Metric, k: number) =>
      measureAccuracy(scoreAll(ranked[metric][row]!, COUNTS[row]!, metric, k), test.labels);
  const last = COUNTS.length - 1;
  return {
    scores: {
      original: scoreAll(byMetricOriginal[metric][last]!, all, metric, k),
      shipped: scoreAll(byMetric[metric][last]!, all, metric, k),
      validation: scoreAll(ofValidation!, all, metric, k),
    },
    exclusive: true,
    parameters: references.shipped.pixels.length,
    bytes: Buffer.byteLength(json) + (await stat(KERNEL_PATH)).size + (await referenceBytes()),
    how: {
      parameters: 'Values of the 45,000 references: nothing is condensed, all of it is kept.',
      bytes:
        'All sheets and labels of train, the calibration and the kernel; the first answer needs one sheet.',
      defaults: `Metric and k with the highest accuracy on validation against 45,000 references; accuracy, perClass, ece and nll are for them.`,
      byMetric:
        'Accuracy on test against all 45,000 references; original compares original test pictures with original references, shipped those of the site with each other.',
      byReferences: 'Accuracy on test as shipped against the first references in loading order.',
    },
    more: {
      defaults: calibration.defaults,
      byMetric: Object.fromEntries(
        METRICS.map((metric) => [
          metric,
          {
            original: byK(calibration, (k) => measure(byMetricOriginal, last)(metric, k)),
            shipped: byK(calibration, (k) => measure(byMetric, last)(metric, k)),
          },
        ]),
      ),
      byReferences: COUNTS.map((references, row) => ({
        references,
        ...Object.fromEntries(
          METRICS.map((metric) => [
            metric,
            byK(calibration, (k) => measure(byMetric, row)(metric, k)),
          ]),
        ),
      })),
    },
  };
};

/** Accuracy for the nearest reference alone and for the default k. */
function byK({ defaults }: NearestCalibration, measure: (k: number) => number) {
  return { k1: measure(1), [`k${defaults.k}`]: measure(defaults.k) };
}

async function rankTest(
  ranker: Ranker,
  { pixels }: IdentifiedPictures,
  which: string,
): Promise<Record<Metric, Ranking[][]>> {
  const rank = (metric: Metric) =>
    ranker.rank(
      pixels,
      metric,
      COUNTS,
      createProgressLine(`Ranking test, ${which}, by ${metric}`, 'pictures'),
    );
  return { l1: await rank('l1'), l2: await rank('l2') };
}

function scoreRankings(
  rankings: readonly Ranking[],
  labels: Uint8Array,
  k: number,
  tau: number,
): Float32Array {
  const scores = new Float32Array(rankings.length * CLASS_COUNT);
  for (const [row, ranking] of rankings.entries()) {
    scores.set(countVotes(ranking, labels, k, tau), row * CLASS_COUNT);
  }
  return scores;
}

async function referenceBytes(): Promise<number> {
  const { train } = (await readManifest()).sets;
  return train.sheets.reduce((sum, { bytes }) => sum + bytes, train.labels.bytes);
}
