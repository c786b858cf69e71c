import type { Abstentions, Counts } from './counts.ts';
import type { Sweep } from './sweep.ts';

/** How scores become decisions: one class against the rest, or the best class if it is sure enough. */
export const RULES = ['detector', 'top-one'] as const;
export type Rule = (typeof RULES)[number];

/** What a detector does at an operating point. */
export function countDetector(sweep: Sweep, point: number): Counts {
  const { accepted, hits, total, positives } = sweep;
  const truePositives = hits[point]!;
  const falsePositives = accepted[point]! - truePositives;
  return {
    truePositives,
    falsePositives,
    falseNegatives: positives - truePositives,
    trueNegatives: total - positives - falsePositives,
  };
}

/** What top-1 with abstention does at an operating point. */
export function countAbstentions(sweep: Sweep, point: number): Abstentions {
  return { total: sweep.total, accepted: sweep.accepted[point]!, right: sweep.hits[point]! };
}
