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
import { messages } from '../messages/thresholds.ts';

/** A share of an operating point with its name. */
export interface Figure {
  readonly name: string;
  readonly share: Share;
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
      { name: names.f1, share: f1Of(counts) },
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
