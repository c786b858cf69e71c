import { CLASS_COUNT } from '../../core/classes.ts';
import { PICTURE_BYTES } from '../../core/picture.ts';
import type { Metric, NearestOptions, NearestScored, Neighbour, Scored } from '../contract.ts';
import { interpolateTau, MAX_K, type NearestCalibration } from './calibration.ts';
import { type Kernel, QUERY_BLOCK } from './kernel/kernel.ts';
import { createRanking, type Ranking, rankReferences } from './ranking.ts';
import { countVotes, weighVotes } from './votes.ts';

/** Nearest neighbour over all references added so far; exact. */
export interface NearestNeighbour {
  /** References added so far. */
  readonly references: number;

  /** Adds references in loading order: 3,072 bytes and one label each. */
  addReferences(pixels: Uint8Array, labels: Uint8Array): void;

  /**
   * Ranks the nearest `MAX_K` references, and the nearest of each class, of 1 to `QUERY_BLOCK` pictures.
   *
   * @param references how many of the first are compared, at most all; without it all are
   */
  rank(pixels: Uint8Array, metric: Metric, references?: number): Ranking[];

  /** Ranks the references `from` to `to - 1` too, for one picture to which those before have been. */
  extend(ranking: Ranking, pixels: Uint8Array, metric: Metric, from: number, to: number): void;

  /** Judges by the ranking of one picture to the first `references`. */
  conclude(ranking: Ranking, options: NearestOptions, references: number): Conclusion;

  /** Copies the first references with their labels: fewer where fewer are there. */
  showReferences(count: number): { readonly pixels: Uint8Array; readonly labels: Uint8Array };

  /** Scores any number of pictures with the default metric and k. */
  score(pixels: Uint8Array): Scored;

  /** Scores one picture and shows the k references that decided, nearest first (fewer where fewer are there). */
  scoreNearest(pixels: Uint8Array, options: NearestOptions): NearestScored;
}

/** What follows from the ranking of one picture. */
export type Conclusion = Pick<NearestScored, 'scores' | 'neighbours' | 'byClass' | 'votes'>;

/** Creates nearest neighbour without references. */
export function createNearestNeighbour(
  kernel: Kernel,
  calibration: NearestCalibration,
): NearestNeighbour {
  let labels = new Uint8Array(0);

  function rank(pixels: Uint8Array, metric: Metric, references = kernel.count): Ranking[] {
    const rankings = Array.from({ length: countPictures(pixels) }, () => createRanking(MAX_K));
    kernel.setQueries(pixels);
    rankReferences(kernel, metric, rankings, labels, 0, references);
    return rankings;
  }

  function scoreRanked(
    rankings: readonly Ranking[],
    { metric, k }: NearestOptions,
    references = kernel.count,
  ): Float32Array {
    const tau = interpolateTau(calibration, metric, k, references);
    const scores = new Float32Array(rankings.length * CLASS_COUNT);
    for (const [query, ranking] of rankings.entries()) {
      scores.set(countVotes(ranking, labels, k, tau), query * CLASS_COUNT);
    }
    return scores;
  }

  const show = (reference: number, distance: number): Neighbour => ({
    reference,
    label: labels[reference]!,
    distance,
    pixels: kernel.reference(reference),
  });

  function showNearest({ references, distances }: Ranking, k: number): Neighbour[] {
    checkK(k);
    const decided = references.subarray(0, k).filter((reference) => reference >= 0);
    return Array.from(decided, (reference, place) => show(reference, distances[place]!));
  }

  function conclude(ranking: Ranking, options: NearestOptions, references: number): Conclusion {
    const tau = interpolateTau(calibration, options.metric, options.k, references);
    return {
      scores: scoreRanked([ranking], options, references),
      neighbours: showNearest(ranking, options.k),
      byClass: Array.from(ranking.classReferences, (reference, label) =>
        reference < 0 ? null : show(reference, ranking.classDistances[label]!),
      ),
      votes: weighVotes(ranking, labels, options.k, tau),
    };
  }

  return {
    get references() {
      return kernel.count;
    },

    addReferences(pixels, added) {
      if (countPictures(pixels) !== added.length) {
        throw new Error(
          `${added.length} labels came with ${countPictures(pixels)} references; each needs one.`,
        );
      }
      const wrong = added.find((label) => label >= CLASS_COUNT);
      if (wrong !== undefined) {
        throw new Error(
          `A reference has the label ${wrong}; labels run from 0 to ${CLASS_COUNT - 1}.`,
        );
      }
      kernel.add(pixels);
      const all = new Uint8Array(labels.length + added.length);
      all.set(labels);
      all.set(added, labels.length);
      labels = all;
    },

    rank,

    extend(ranking, pixels, metric, from, to) {
      // Another picture may have been compared since.
      kernel.setQueries(pixels);
      rankReferences(kernel, metric, [ranking], labels, from, Math.min(to, kernel.count));
    },

    conclude,

    showReferences(count) {
      const shown = Math.min(count, kernel.count);
      const pixels = new Uint8Array(shown * PICTURE_BYTES);
      for (let index = 0; index < shown; index++) {
        pixels.set(kernel.reference(index), index * PICTURE_BYTES);
      }
      return { pixels, labels: labels.slice(0, shown) };
    },

    score(pixels) {
      const start = performance.now();
      const scores = new Float32Array(countPictures(pixels) * CLASS_COUNT);
      const blockBytes = QUERY_BLOCK * PICTURE_BYTES;
      for (let from = 0; from < pixels.length; from += blockBytes) {
        const rankings = rank(
          pixels.subarray(from, from + blockBytes),
          calibration.defaults.metric,
        );
        scores.set(
          scoreRanked(rankings, calibration.defaults),
          (from / PICTURE_BYTES) * CLASS_COUNT,
        );
      }
      return { scores, backend: kernel.backend, milliseconds: performance.now() - start };
    },

    scoreNearest(pixels, options) {
      const { metric, k, references: most = Infinity } = options;
      checkK(k);
      checkMost(most);
      if (countPictures(pixels) !== 1) {
        throw new Error(`${countPictures(pixels)} pictures came where one was expected.`);
      }
      const references = Math.min(most, kernel.count);
      const start = performance.now();
      const [ranking] = rank(pixels, metric, references) as [Ranking];
      const conclusion = conclude(ranking, options, references);
      return {
        ...conclusion,
        backend: kernel.backend,
        milliseconds: performance.now() - start,
        metric,
        k,
        references,
      };
    },
  };
}

function checkK(k: number): void {
  if (Number.isInteger(k) && k >= 1 && k <= MAX_K) return;
  throw new Error(`k is ${k}; it is a whole number from 1 to ${MAX_K}.`);
}

function checkMost(references: number): void {
  if (references === Infinity || (Number.isInteger(references) && references >= 1)) return;
  throw new Error(`${references} references were to be compared; it is a whole number from 1.`);
}

function countPictures(pixels: Uint8Array): number {
  const count = pixels.length / PICTURE_BYTES;
  if (!Number.isInteger(count)) {
    throw new Error(`${pixels.length} bytes are not whole pictures of ${PICTURE_BYTES} bytes.`);
  }
  return count;
}
