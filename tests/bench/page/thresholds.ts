import { CLASS_COUNT } from '../../../src/core/classes.ts';
import { countConfusion } from '../../../src/core/confusion.ts';
import { createRandom } from '../../../src/core/random.ts';
import { countDetector } from '../../../src/core/rules.ts';
import { findBest } from '../../../src/core/scores.ts';
import { createScoredPictures } from '../../../src/core/scored-pictures.ts';
import { findByThreshold } from '../../../src/core/sweep.ts';
import { createManifestSource } from '../../../src/data/load-manifest.ts';
import { loadJudgedSets } from '../../../src/data/load-scores.ts';
import { CLASSIFIER_IDS } from '../../../src/engine/contract.ts';
import type { Timing } from '../timing.ts';
import { timeInTurn } from '../timing.ts';

type Way = `${'detectors' | 'matrices'}, ${'looked up' | 'recounted'}`;

/**
 * Counts what three detectors and three confusion matrices are at a threshold, by look-up and by
 * counting all test pictures anew, as a page without sorted scores has to.
 */
export async function benchThresholds(rounds: number): Promise<Record<Way, Timing>> {
  const manifest = createManifestSource(new URL('/data/manifest.json', location.href).href);
  const { signal } = new AbortController();
  const { test } = await loadJudgedSets(CLASSIFIER_IDS, manifest, signal, () => undefined);
  const { labels } = test;
  const pictures = CLASSIFIER_IDS.map((id) => createScoredPictures(test.scores[id], labels));
  const sweeps = pictures.map((one) => one.sweep('detector', 0));
  const confusions = pictures.map((one) => one.confusion);
  const random = createRandom(1);
  const matrix = new Uint32Array(CLASS_COUNT * (CLASS_COUNT + 1));
  let sum = 0;

  const timings = timeInTurn(
    {
      'detectors, looked up': () => {
        const threshold = random();
        for (const sweep of sweeps) {
          sum += countDetector(sweep, findByThreshold(sweep, threshold)).truePositives;
        }
      },
      'detectors, recounted': () => {
        const threshold = random();
        for (const { scores } of pictures) sum += recountDetector(scores, labels, threshold);
      },
      'matrices, looked up': () => {
        const threshold = random();
        for (const table of confusions) {
          countConfusion(table, threshold, matrix);
          sum += matrix[0]!;
        }
      },
      'matrices, recounted': () => {
        const threshold = random();
        for (const { scores } of pictures) {
          recountConfusion(scores, labels, threshold, matrix);
          sum += matrix[0]!;
        }
      },
    },
    {
      'detectors, looked up': 20_000,
      'detectors, recounted': 40,
      'matrices, looked up': 400,
      'matrices, recounted': 20,
    },
    rounds,
  );
  // Shown, so that no engine leaves the counting out.
  document.title = String(sum);
  return timings;
}

function recountDetector(scores: Float32Array, labels: Uint8Array, threshold: number): number {
  const least = Math.fround(threshold);
  let hits = 0;
  let falsePositives = 0;
  for (let picture = 0; picture < labels.length; picture++) {
    if (scores[picture * CLASS_COUNT]! < least) continue;
    if (labels[picture] === 0) hits++;
    else falsePositives++;
  }
  return hits + falsePositives;
}

function recountConfusion(
  scores: Float32Array,
  labels: Uint8Array,
  threshold: number,
  matrix: Uint32Array,
): void {
  const least = Math.fround(threshold);
  matrix.fill(0);
  for (let picture = 0; picture < labels.length; picture++) {
    const from = picture * CLASS_COUNT;
    const best = findBest(scores, from);
    const column = scores[from + best]! >= least ? best : CLASS_COUNT;
    matrix[labels[picture]! * (CLASS_COUNT + 1) + column]!++;
  }
}
