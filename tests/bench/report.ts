import { count } from '../readme/table.ts';
import type { ExplanationTimes } from './explanations.ts';
import type { NearestResults } from './nearest.ts';
import type { NetworkResults } from './network.ts';
import type { Ratio } from './ratios.ts';
import type { SliderCost } from './slider.ts';
import {
  formatBatches,
  formatExplanations,
  formatGrowth,
  formatNetwork,
  formatQuestions,
  formatRatios,
  formatSliders,
  formatThresholds,
} from './tables.ts';
import type { Timing } from './timing.ts';
import type { WholeSetResults } from './whole-set.ts';

/** What each part of the bench measures. */
export interface Measured {
  readonly nearest: NearestResults;
  readonly wholeSet: WholeSetResults;
  readonly network: NetworkResults;
  readonly explanations: readonly ExplanationTimes[];
  readonly thresholds: Readonly<Record<string, Timing>>;
  readonly sliders: readonly SliderCost[];
}
export type Part = keyof Measured;

/** All that one run of the bench has measured. */
export interface Results extends Measured {
  /** Processor, browser and renderer. */
  readonly machine: string;
  readonly ratios: readonly Ratio[];
}

const SECTIONS: { readonly [Name in Part]: (measured: Measured[Name]) => readonly string[] } = {
  nearest: (nearest) => [formatQuestions(nearest), formatGrowth(nearest)],
  wholeSet(wholeSet) {
    const { pictures, sameAnswers, largestDifference } = wholeSet.agreement;
    return [
      formatBatches(wholeSet),
      `Of ${count(pictures)} pictures ${count(sameAnswers)} have the best class of the committed scores; no score differs by more than ${largestDifference.toExponential(1)}.`,
    ];
  },
  network: (network) => [
    formatNetwork(network),
    `No logit of one differs from another's by more than ${network.largestDifference.toExponential(1)}.`,
  ],
  explanations: (explanations) => [formatExplanations(explanations)],
  thresholds: (thresholds) => [formatThresholds(thresholds)],
  sliders: (sliders) => [formatSliders(sliders)],
};
export const PARTS = Object.keys(SECTIONS) as Part[];

/** What a part has measured, as Markdown. */
export function formatPart<Name extends Part>(name: Name, measured: Measured[Name]): string {
  return SECTIONS[name](measured).join('\n\n');
}

/** What the README shows of a run, as Markdown. */
export function formatReport(results: Results): string {
  return [
    `Measured on ${results.machine}.`,
    ...PARTS.map((name) => formatPart(name, results[name])),
    formatRatios(results.ratios),
  ].join('\n\n');
}
