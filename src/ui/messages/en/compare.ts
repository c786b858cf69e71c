import type { Agreement } from '../../../core/agreement.ts';
import type { Interval } from '../../../core/bootstrap.ts';
import type { Rule } from '../../../core/rules.ts';
import type { LabSetName } from '../../../state/lab-settings.ts';
import type { Shared } from './shared.ts';

/** Figures that the bootstrap bounds. */
export const AREAS = ['auc', 'averagePrecision', 'riskArea'] as const;
export type Area = (typeof AREAS)[number];

/** A difference this unlikely by chance is called one. */
const LEVEL = 0.05;

/** The words of the comparison of classifiers. */
export function createCompareMessages({ format, share, sets }: Shared) {
  const p = (value: number) => (value < 0.001 ? 'p < 0.001' : `p = ${format.figure(value)}`);
  const ofFew =
    ' Of few pictures they come out too narrow, and round a perfect figure without any width.';
  const few: Record<LabSetName, string> = { test: '', recomputed: ofFew, batch: ofFew };
  const lower = (classifier: string) => classifier.toLowerCase();
  return {
    areasTitle: 'How far the areas can be trusted',
    areaName: {
      detector: {
        auc: 'AUC, under the ROC curve',
        averagePrecision: 'AP, average precision',
        riskArea: 'AURC, risk and flagged share',
      },
      'top-one': {
        auc: 'AUC, right against wrong answers',
        averagePrecision: 'AP, average precision',
        riskArea: 'AURC, risk and coverage',
      },
    } satisfies Record<Rule, Record<Area, string>>,
    axis: {
      auc: 'higher is better',
      averagePrecision: 'higher is better',
      riskArea: 'lower is better',
    } satisfies Record<Area, string>,
    area: (value: number, interval: Interval | null) =>
      interval
        ? `${format.figure(value)} (95 % ${format.figure(interval.low)} to ${format.figure(interval.high)})`
        : format.figure(value),
    /** The area of an ideal order: less is not to be had. */
    ideal: (value: number) => `ideal ${format.figure(value)}`,
    unknown: 'No area: one kind of picture only, or none.',
    head: ['Classifier', 'value', 'from', 'to'],
    idealHead: 'ideal order',
    row: (classifier: string, value: number, interval: Interval | null, ideal: number | null) => [
      classifier,
      format.figure(value),
      format.figure(interval?.low ?? null),
      format.figure(interval?.high ?? null),
      ...(ideal === null ? [] : [format.figure(ideal)]),
    ],
    method: (set: LabSetName, draws: number, all: number) =>
      draws < all
        ? `Drawing ${sets.pictures[set]} anew: ${format.count(draws)} of ${format.count(all)} times.`
        : `Intervals hold 95 %: a percentile bootstrap of ${format.count(all)} seeded draws of ${sets.pictures[set]}, the same draws for all three.${few[set]}`,

    testTitle: {
      detector: 'Are two of them different at these thresholds? Who decides right',
      'top-one': 'Are two of them different at these thresholds? Who answers right',
    } satisfies Record<Rule, string>,
    pair: (first: string, second: string) => `${first} and ${lower(second)}`,
    only: (classifier: string, count: number) =>
      `Only the ${lower(classifier)} is right: ${format.count(count)}`,
    both: ({ bothRight, bothWrong, onlyFirst, onlySecond }: Agreement) => {
      const of = bothRight + bothWrong + onlyFirst + onlySecond;
      return `Both right ${share.count({ count: bothRight, of })}, neither ${format.count(bothWrong)}`;
    },
    verdict({ onlyFirst, onlySecond }: Agreement, first: string, second: string, value: number) {
      if (onlyFirst + onlySecond === 0) return 'No picture tells them apart';
      if (value >= LEVEL) return `No difference shown, ${p(value)}`;
      return `The ${lower(onlyFirst > onlySecond ? first : second)} is right more often, ${p(value)}`;
    },
    right: {
      detector: 'A detector is right where it flags its class and nothing else.',
      'top-one': 'An abstention is not right.',
    } satisfies Record<Rule, string>,
    testMethod:
      "McNemar's exact test, two-sided, on the pictures that only one of the two gets right. With three tests at 5 % each, chance alone calls a difference one time in seven; and who moves the slider until there is one will find one.",
  };
}
