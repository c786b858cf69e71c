/** Ranks references for slices of queries, on a thread of its own. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { MAX_K } from '../../src/engine/nearest-neighbour/calibration.ts';
import { createKernel } from '../../src/engine/nearest-neighbour/kernel/create-kernel.ts';
import { QUERY_BLOCK } from '../../src/engine/nearest-neighbour/kernel/kernel.ts';
import {
  createRanking,
  packRanking,
  rankingLength,
  rankReferences,
} from '../../src/engine/nearest-neighbour/ranking.ts';
import { KERNEL_PATH, type RankedSlice, type RankRequest, type WorkerReferences } from './rank.ts';

const { pixels, labels } = workerData as WorkerReferences;
const kernel = await createKernel(readFileSync(KERNEL_PATH));
kernel.add(pixels);

parentPort!.on('message', ({ queries, metric, checkpoints }: RankRequest) => {
  const count = queries.length / PICTURE_BYTES;
  const ranked = checkpoints.map(() => new Int32Array(count * rankingLength(MAX_K)));
  for (let first = 0; first < count; first += QUERY_BLOCK) {
    const block = queries.subarray(first * PICTURE_BYTES, (first + QUERY_BLOCK) * PICTURE_BYTES);
    const rankings = Array.from({ length: block.length / PICTURE_BYTES }, () =>
      createRanking(MAX_K),
    );
    kernel.setQueries(block);
    let from = 0;
    for (const [row, to] of checkpoints.entries()) {
      rankReferences(kernel, metric, rankings, labels, from, to);
      for (const [query, ranking] of rankings.entries()) {
        packRanking(ranking, ranked[row]!, (first + query) * rankingLength(MAX_K));
      }
      from = to;
    }
  }
  parentPort!.postMessage({ ranked } satisfies RankedSlice);
});
