import { CLASS_COUNT } from '../../core/classes.ts';
import type { Votes } from '../contract.ts';
import type { Ranking } from './ranking.ts';

/**
 * Weighs the votes of the references nearest to a query.
 *
 * The k nearest references vote, and of each class that is not among them its nearest reference.
 * A vote weighs exp((nearest distance - its distance) / softness), where softness is tau times the mean
 * distance to the nearest reference of each class.
 *
 * @param labels class of every reference
 * @param k 1 to the size of the ranking
 * @param tau softness, above 0: how much farther, as a share of the mean, makes a vote weigh 1/e
 */
export function weighVotes(
  { distances, references, classDistances, classReferences }: Ranking,
  labels: Uint8Array,
  k: number,
  tau: number,
): Votes {
  const meanDistance = meanOfPresent(classDistances, classReferences);
  const softness = tau * meanDistance || 1;
  const weigh = (distance: number): number => Math.exp((distances[0]! - distance) / softness);
  const weights = new Float64Array(CLASS_COUNT);
  const voting = new Set<number>();

  for (let place = 0; place < k && references[place]! >= 0; place++) {
    const label = labels[references[place]!]!;
    weights[label]! += weigh(distances[place]!);
    voting.add(label);
  }
  classReferences.forEach((reference, label) => {
    if (reference >= 0 && !voting.has(label)) weights[label] = weigh(classDistances[label]!);
  });
  return { tau, meanDistance, softness, weights };
}

/**
 * Turns the references nearest to a query into a score for every class: its share of the votes as
 * `weighVotes` weighs them. So every class with a reference has a continuous score, and for k = 1 the best
 * class is that of the nearest reference. A class without references scores 0.
 *
 * @returns ten shares that sum to 1 (all 0 without references)
 */
export function countVotes(
  ranking: Ranking,
  labels: Uint8Array,
  k: number,
  tau: number,
): Float64Array {
  const { weights } = weighVotes(ranking, labels, k, tau);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return all > 0 ? weights.map((weight) => weight / all) : weights;
}

function meanOfPresent(classDistances: Int32Array, classReferences: Int32Array): number {
  const present = classDistances.filter((_, label) => classReferences[label]! >= 0);
  return present.reduce((sum, distance) => sum + distance, 0) / Math.max(1, present.length);
}
