import { count } from '../readme/table.ts';
import type { NearestResults } from './nearest.ts';
import type { NetworkResults } from './network.ts';
import type { Ratio } from './ratios.ts';
import type { SliderCost } from './slider.ts';
import {
  formatBatches,
  formatGrowth,
  formatNetwork,
  formatQuestions,
  formatRatios,
  formatSliders,
  formatThresholds,
} from './tables.ts';
import type { Timing } from './timing.ts';
import type { WholeSetResults } from './whole-set.ts';

/** All that one run of the bench has measured. */
export interface Results {
  /** Processor, browser and renderer. */
  readonly machine: string;
  readonly nearest: NearestResults;
  readonly wholeSet: WholeSetResults;
  readonly network: NetworkResults;
  readonly thresholds: Readonly<Record<string, Timing>>;
  readonly sliders: readonly SliderCost[];
  readonly ratios: readonly Ratio[];
}

/** What the README shows of a run, as Markdown. */
export function formatReport(results: Results): string {
  const { pictures, sameAnswers, largestDifference } = results.wholeSet.agreement;
  return [
    `Measured on ${results.machine}.`,
    formatQuestions(results.nearest),
    formatGrowth(results.nearest),
    formatBatches(results.wholeSet),
    `Of ${count(pictures)} pictures ${count(sameAnswers)} have the best class of the committed scores; no score differs by more than ${largestDifference.toExponential(1)}.`,
    formatNetwork(results.network),
    `No logit of one differs from another's by more than ${results.network.largestDifference.toExponential(1)}.`,
    formatThresholds(results.thresholds),
    formatSliders(results.sliders),
    formatRatios(results.ratios),
  ].join('\n\n');
}
