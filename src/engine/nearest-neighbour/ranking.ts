import { CLASS_COUNT } from '../../core/classes.ts';
import type { Metric } from '../contract.ts';
import { type Kernel, REFERENCE_BLOCK } from './kernel/kernel.ts';

/** Stands for the distance of a reference that is not there; above every pixel distance. */
export const NO_DISTANCE = 2 ** 31 - 1;

/** The references nearest to one query, among those offered so far. */
export interface Ranking {
  /** Distances of the nearest references, ascending; equal ones in loading order; then `NO_DISTANCE`. */
  readonly distances: Int32Array;
  /** Positions of those references; -1 where there are no more. */
  readonly references: Int32Array;
  /** Distance of the nearest reference of each class; `NO_DISTANCE` for a class without references. */
  readonly classDistances: Int32Array;
  /** Position of that reference, the earliest of equals; -1 for a class without references. */
  readonly classReferences: Int32Array;
}

/** Numbers that the ranking of `size` references takes when packed. */
export function rankingLength(size: number): number {
  return 2 * size + 2 * CLASS_COUNT;
}

/** Shows `rankingLength` numbers as a ranking, without copying. */
export function viewRanking(packed: Int32Array, size: number): Ranking {
  const classes = 2 * size + CLASS_COUNT;
  return {
    distances: packed.subarray(0, size),
    references: packed.subarray(size, 2 * size),
    classDistances: packed.subarray(2 * size, classes),
    classReferences: packed.subarray(classes, classes + CLASS_COUNT),
  };
}

/** Writes a ranking into `packed` from `start` on, as `viewRanking` shows it. */
export function packRanking(ranking: Ranking, packed: Int32Array, start: number): void {
  const { distances, references, classDistances, classReferences } = ranking;
  for (const part of [distances, references, classDistances, classReferences]) {
    packed.set(part, start);
    start += part.length;
  }
}

/** Creates a ranking of the `size` nearest references to which none has been offered. */
export function createRanking(size: number): Ranking {
  const ranking = viewRanking(new Int32Array(rankingLength(size)), size);
  ranking.distances.fill(NO_DISTANCE);
  ranking.references.fill(-1);
  ranking.classDistances.fill(NO_DISTANCE);
  ranking.classReferences.fill(-1);
  return ranking;
}

/**
 * Compares the kernel's queries with the references `from` to `to - 1` and ranks these; exactly, though most
 * are told by their bounds to be too far and never measured.
 *
 * @param rankings one for each query
 * @param labels class of every reference, from reference 0 on
 */
export function rankReferences(
  kernel: Kernel,
  metric: Metric,
  rankings: readonly Ranking[],
  labels: Uint8Array,
  from: number,
  to: number,
): void {
  for (let first = from; first < to;) {
    const end = Math.min(to, first - (first % REFERENCE_BLOCK) + REFERENCE_BLOCK);
    for (const [query, ranking] of rankings.entries()) {
      const bounds = kernel.bound(metric, query, first, end - first);
      const measure = (reference: number): number => kernel.measure(metric, query, reference);
      offer(ranking, bounds, measure, labels, first);
    }
    first = end;
  }
}

/**
 * Offers the references `first`, `first + 1`, … to a ranking.
 * References come in loading order, so an equal distance never displaces an earlier one.
 *
 * @param bounds for each of the references offered, a number that its distance is not below
 * @param measure gives the distance of a reference; asked only where the bound lets it count
 * @param labels class of every reference, from reference 0 on
 */
export function offer(
  ranking: Ranking,
  bounds: Int32Array,
  measure: (reference: number) => number,
  labels: Uint8Array,
  first: number,
): void {
  const { distances, classDistances, classReferences } = ranking;
  const last = distances.length - 1;
  let worst = distances[last]!;
  for (let index = 0; index < bounds.length; index++) {
    const reference = first + index;
    const label = labels[reference]!;
    const bound = bounds[index]!;
    if (bound >= worst && bound >= classDistances[label]!) continue;
    const distance = measure(reference);
    if (distance < classDistances[label]!) {
      classDistances[label] = distance;
      classReferences[label] = reference;
    }
    if (distance < worst) {
      insert(ranking, distance, reference);
      worst = distances[last]!;
    }
  }
}

function insert({ distances, references }: Ranking, distance: number, reference: number): void {
  let place = distances.length - 1;
  while (place > 0 && distance < distances[place - 1]!) {
    distances[place] = distances[place - 1]!;
    references[place] = references[place - 1]!;
    place -= 1;
  }
  distances[place] = distance;
  references[place] = reference;
}
