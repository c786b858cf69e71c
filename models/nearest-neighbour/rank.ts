import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import type { Metric } from '../../src/engine/contract.ts';
import { MAX_K } from '../../src/engine/nearest-neighbour/calibration.ts';
import {
  type Ranking,
  rankingLength,
  viewRanking,
} from '../../src/engine/nearest-neighbour/ranking.ts';
import { askThread, startThread } from '../pipeline/thread.ts';

export const KERNEL_PATH = fileURLToPath(
  new URL('../../src/engine/nearest-neighbour/kernel/kernel.wasm', import.meta.url),
);

const THREADS = 2;
const SLICE = 100;

export interface WorkerReferences {
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

export interface RankRequest {
  readonly queries: Uint8Array;
  readonly metric: Metric;
  /** Numbers of references after which the rankings are taken down, ascending. */
  readonly checkpoints: readonly number[];
}

export interface RankedSlice {
  /** For each checkpoint the packed rankings of the queries. */
  readonly ranked: readonly Int32Array[];
}

/** Ranks references for many queries at once, on two threads. */
export interface Ranker {
  /**
   * Ranks the nearest `MAX_K` references, and the nearest of each class, for every query.
   *
   * @param checkpoints numbers of references, ascending: the first so many are compared
   * @returns for each checkpoint one ranking for each query
   */
  rank(
    queries: Uint8Array,
    metric: Metric,
    checkpoints: readonly number[],
    onProgress: (done: number, total: number) => void,
  ): Promise<Ranking[][]>;
  close(): Promise<void>;
}

/** Starts a ranker with its references. */
export function createRanker(pixels: Uint8Array, labels: Uint8Array): Ranker {
  const shared = new Uint8Array(new SharedArrayBuffer(pixels.length));
  shared.set(pixels);
  const data: WorkerReferences = { pixels: shared, labels };
  const workers = Array.from({ length: THREADS }, () =>
    startThread(import.meta.resolve('./rank-worker.ts'), data),
  );
  return {
    rank: (queries, metric, checkpoints, onProgress) =>
      rankOn(workers, queries, metric, checkpoints, onProgress),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

async function rankOn(
  workers: readonly Worker[],
  queries: Uint8Array,
  metric: Metric,
  checkpoints: readonly number[],
  onProgress: (done: number, total: number) => void,
): Promise<Ranking[][]> {
  const sliceBytes = SLICE * PICTURE_BYTES;
  const slices = Math.ceil(queries.length / sliceBytes);
  const ranked: Ranking[][] = checkpoints.map(() => []);
  let next = 0;
  let done = 0;

  await Promise.all(
    workers.map(async (worker) => {
      while (next < slices) {
        const slice = next++;
        const start = slice * sliceBytes;
        const part = queries.slice(start, start + sliceBytes);
        const request: RankRequest = { queries: part, metric, checkpoints };
        const answer = await askThread<RankedSlice>(worker, request);
        answer.ranked.forEach((packed, row) => {
          for (const [query, ranking] of unpack(packed).entries()) {
            ranked[row]![slice * SLICE + query] = ranking;
          }
        });
        done += part.length / PICTURE_BYTES;
        onProgress(done, queries.length / PICTURE_BYTES);
      }
    }),
  );
  return ranked;
}

function unpack(packed: Int32Array): Ranking[] {
  const length = rankingLength(MAX_K);
  return Array.from({ length: packed.length / length }, (_, query) =>
    viewRanking(packed.subarray(query * length, (query + 1) * length), MAX_K),
  );
}
