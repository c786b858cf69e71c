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
} from '../../core/counts.ts';
import type { Share } from '../../core/counts.ts';
import type { Rule } from '../../core/rules.ts';
import { countAbstentions, countDetector } from '../../core/rules.ts';
import type { Sweep } from '../../core/sweep.ts';
import { countShare } from '../../core/sweep.ts';
import { messages } from '../messages/thresholds.ts';

/** A share of an operating point with its name. */
export interface Figure {
  readonly name: string;
  readonly share: Share;
  /** F1 counts hits twice, so that Wilson's interval is none for it. */
  readonly hasInterval?: false;
}

/** A figure that every operating point has. */
export interface PointFigure {
  readonly name: string;
  readonly read: (sweep: Sweep, point: number) => Omit<Figure, 'name'>;
}

/** Every share that a rule has at an operating point. */
export function readFigures(rule: Rule, sweep: Sweep, point: number): Figure[] {
  const names = messages.charts.figures;
  if (rule === 'detector') {
    const counts = countDetector(sweep, point);
    return [
      { name: names.recall, share: recallOf(counts) },
      { name: names.falsePositiveRate, share: falsePositiveRateOf(counts) },
      { name: names.precision, share: precisionOf(counts) },
      { name: names.f1, share: f1Of(counts), hasInterval: false },
      { name: names.flagged, share: flaggedOf(counts) },
    ];
  }
  const counts = countAbstentions(sweep, point);
  return [
    { name: names.coverage, share: coverageOf(counts) },
    { name: names.selectiveRisk, share: selectiveRiskOf(counts) },
    { name: names.generalisedRisk, share: generalisedRiskOf(counts) },
    { name: names.accuracy, share: accuracyOf(counts) },
  ];
}

/** The shares that curves are drawn of, under either rule. */
export type CurveShare = 'found' | 'falsely' | 'accepted' | 'right' | 'wrong' | 'wrongOfAll';

const CURVE_SHARES: Readonly<Record<CurveShare, (sweep: Sweep, point: number) => Share>> = {
  found: (sweep, point) => countShare(sweep, point, 'recall'),
  falsely: (sweep, point) => countShare(sweep, point, 'fpr'),
  accepted: (sweep, point) => countShare(sweep, point, 'coverage'),
  right: ({ accepted, hits }, point) => ({ count: hits[point]!, of: accepted[point]! }),
  wrong: ({ accepted, hits }, point) => {
    return { count: accepted[point]! - hits[point]!, of: accepted[point]! };
  },
  wrongOfAll: ({ accepted, hits, total }, point) => {
    return { count: accepted[point]! - hits[point]!, of: total };
  },
};

/** A share of a curve as a figure, under the name that its axis has. */
export function nameShare(share: CurveShare, name: string): PointFigure {
  return { name, read: (sweep, point) => ({ share: CURVE_SHARES[share](sweep, point) }) };
}
