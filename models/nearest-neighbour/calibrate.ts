/** `npm run calibrate:nearest`: fits the softness of the votes, and chooses metric and k, on validation. */
import { findBest } from '../../src/core/scores.ts';
import type { Metric } from '../../src/engine/contract.ts';
import { MAX_K } from '../../src/engine/nearest-neighbour/calibration.ts';
import type { NearestCalibration } from '../../src/engine/nearest-neighbour/calibration.ts';
import type { Ranking } from '../../src/engine/nearest-neighbour/ranking.ts';
import { countVotes } from '../../src/engine/nearest-neighbour/votes.ts';
import { writeJson } from '../pipeline/json-file.ts';
import { createProgressLine } from '../pipeline/progress-line.ts';
import { readSet } from '../pipeline/read-pictures.ts';
import { createRanker } from './rank.ts';

const REFERENCES = [1000, 2000, 5000, 10000, 20000, 45000];
const METRICS = ['l1', 'l2'] as const satisfies readonly Metric[];
const KS = Array.from({ length: MAX_K }, (_, index) => index + 1);
const OUTPUT = new URL('weights.json', import.meta.url);

async function calibrate(): Promise<void> {
  const train = await readSet('train', 'shipped');
  const validation = await readSet('validation', 'shipped');
  const ranker = createRanker(train.pixels, train.labels);
  const tau: Record<Metric, number[][]> = { l1: [], l2: [] };
  let best = { metric: 'l1' as Metric, k: 1, accuracy: 0 };

  for (const metric of METRICS) {
    const show = createProgressLine(`Ranking by ${metric}`, 'pictures');
    const ranked = await ranker.rank(validation.pixels, metric, REFERENCES, show);
    for (const [row, rankings] of ranked.entries()) {
      const judge = (k: number, tau: number) =>
        judgeVotes(rankings, validation.labels, train.labels, k, tau);
      const fitted = KS.map((k) => Number(minimise((tau) => judge(k, tau).loss).toPrecision(3)));
      tau[metric].push(fitted);
      for (const k of KS) {
        const { accuracy, loss } = judge(k, fitted[k - 1]!);
        const share = `${(100 * accuracy).toFixed(2)} %`;
        console.log(
          `${metric}, ${REFERENCES[row]!} references, k ${k}: tau ${fitted[k - 1]!}, loss ${loss.toFixed(4)}, ${share} right on validation`,
        );
        if (row === REFERENCES.length - 1 && accuracy > best.accuracy) {
          best = { metric, k, accuracy };
        }
      }
    }
  }
  await ranker.close();
  const { metric, k } = best;
  const calibration: NearestCalibration = { defaults: { metric, k }, references: REFERENCES, tau };
  await writeJson(OUTPUT, calibration);
  console.log(`${metric} with k ${k} is right most often on validation; calibration written.`);
}

/** Mean of -log(score of the true class), and the share of pictures whose best class is the true one. */
function judgeVotes(
  rankings: readonly Ranking[],
  truth: Uint8Array,
  labels: Uint8Array,
  k: number,
  tau: number,
): { loss: number; accuracy: number } {
  let loss = 0;
  let right = 0;
  for (const [row, ranking] of rankings.entries()) {
    const scores = countVotes(ranking, labels, k, tau);
    const score = scores[truth[row]!]!;
    loss -= Math.log(Math.max(score, Number.MIN_VALUE));
    if (findBest(scores) === truth[row]) right += 1;
  }
  return { loss: loss / rankings.length, accuracy: right / rankings.length };
}

/** Finds the tau of least loss between 0.01 and 10, by golden sections of its logarithm. */
function minimise(loss: (tau: number) => number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.01);
  let high = Math.log(10);
  while (high - low > 0.005) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (loss(Math.exp(left)) < loss(Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

await calibrate();
