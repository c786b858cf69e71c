import type { Sweep } from './sweep.ts';

/** What mistakes cost, and how common the class really is. */
export interface Costs {
  /** Of one false positive and of one miss, at least 0. */
  readonly falsePositive: number;
  readonly miss: number;
  /** Share of positives out there, 0 to 1; null to take the share in the set. */
  readonly prevalence: number | null;
}

/** The cheapest operating points of a set. */
export interface Cheapest {
  /** Of several as cheap, the one with the lowest threshold. */
  readonly point: number;
  /** First and last point as cheap as that one, by index. */
  readonly from: number;
  readonly to: number;
  /** Cost for each 100 pictures. */
  readonly cost: number;
}

/** Costs closer than this share of the larger are equal: sums of products round differently. */
const EQUAL = 1e-12;

/** Whether two costs are the same, but for rounding; however small they are, one may be twice the other. */
export function isSameCost(one: number, other: number): boolean {
  return Math.abs(one - other) <= EQUAL * Math.max(one, other);
}

/**
 * Cost for each 100 pictures at an operating point; null where the set lacks positives or negatives
 * that the stated prevalence needs.
 */
export function measureCost(sweep: Sweep, point: number, costs: Costs): number | null {
  const { accepted, hits, total, positives } = sweep;
  if (total === 0) return null;
  const misses = positives - hits[point]!;
  const falsePositives = accepted[point]! - hits[point]!;
  const { falsePositive, miss, prevalence } = costs;
  if (prevalence === null) return (100 * (miss * misses + falsePositive * falsePositives)) / total;
  const missed = weigh(prevalence, misses, positives);
  const falselyAccepted = weigh(1 - prevalence, falsePositives, total - positives);
  if (missed === null || falselyAccepted === null) return null;
  return 100 * (miss * missed + falsePositive * falselyAccepted);
}

/**
 * Finds the threshold with the least cost. Run on the validation set: a threshold chosen on the test
 * set would be judged by what it was fitted to.
 *
 * @returns null where no cost can be told
 */
export function findCheapest(sweep: Sweep, costs: Costs): Cheapest | null {
  const all = Array.from(sweep.thresholds, (_, point) => measureCost(sweep, point, costs));
  const known = all.filter((cost) => cost !== null);
  if (known.length < all.length || known.length === 0) return null;
  const cost = Math.min(...known);
  const isBest = (value: number) => isSameCost(value, cost);
  const point = known.findLastIndex(isBest);
  let from = point;
  while (from > 0 && isBest(known[from - 1]!)) from--;
  return { point, from, to: point, cost };
}

/** Share of a population: `share` of it is of a kind, and `count` of `of` of that kind are meant. */
function weigh(share: number, count: number, of: number): number | null {
  if (share === 0) return 0;
  return of === 0 ? null : (share * count) / of;
}
