import { CLASSES } from './classes.ts';
import type { Share } from './counts.ts';
import {
  accuracyOf,
  coverageOf,
  f1Of,
  falsePositiveRateOf,
  flaggedOf,
  generalisedRiskOf,
  precisionOf,
  recallOf,
  selectiveRiskOf,
  valueOf,
} from './counts.ts';
import type { Rule } from './rules.ts';
import { countAbstentions, countDetector } from './rules.ts';
import type { Sweep } from './sweep.ts';
import { findByThreshold, findInterval } from './sweep.ts';

/** A classifier's sweep, and the threshold at which it stands. */
export interface WrittenPosition {
  readonly id: string;
  readonly sweep: Sweep;
  readonly threshold: number;
}

/**
 * Writes down, as a plain object for JSON, where each classifier stands and all its operating points.
 * What is infinite or 0 of 0 is null, which JSON knows.
 *
 * @param target class index of the detector
 * @param set name of the set that was judged
 * @param leftOut how many labelled pictures are not in it, since some classifier has not answered them
 */
export function writePoints(
  rule: Rule,
  target: number,
  positions: readonly WrittenPosition[],
  set = 'test',
  leftOut = 0,
) {
  return {
    rule,
    class: rule === 'detector' ? CLASSES[target]! : null,
    set,
    pictures: positions[0]?.sweep.total ?? 0,
    leftOut,
    accepts: 'a score that is at least the threshold, compared as float32; null accepts nothing',
    classifiers: positions.map(({ id, sweep, threshold }) => {
      const point = findByThreshold(sweep, threshold);
      const { low, high } = findInterval(sweep, point);
      return {
        id,
        threshold,
        sameDecisions: { above: toJson(low), upTo: toJson(high) },
        ...describe(rule, sweep, point),
        points: {
          threshold: Array.from(sweep.thresholds, toJson),
          accepted: [...sweep.accepted],
          [rule === 'detector' ? 'truePositives' : 'right']: [...sweep.hits],
        },
      };
    }),
  };
}

function describe(rule: Rule, sweep: Sweep, point: number) {
  if (rule === 'detector') {
    const counts = countDetector(sweep, point);
    const shares = {
      recall: recallOf(counts),
      falsePositiveRate: falsePositiveRateOf(counts),
      precision: precisionOf(counts),
      f1: f1Of(counts),
      flagged: flaggedOf(counts),
    };
    return { counts, shares: readAll(shares) };
  }
  const counts = countAbstentions(sweep, point);
  const shares = {
    coverage: coverageOf(counts),
    selectiveRisk: selectiveRiskOf(counts),
    generalisedRisk: generalisedRiskOf(counts),
    accuracy: accuracyOf(counts),
  };
  return { counts, shares: readAll(shares) };
}

function readAll(shares: Readonly<Record<string, Share>>): Record<string, number | null> {
  return Object.fromEntries(Object.entries(shares).map(([name, one]) => [name, valueOf(one)]));
}

function toJson(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
