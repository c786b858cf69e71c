import type { Share } from '../../../core/counts.ts';
import type { Rule } from '../../../core/rules.ts';
import type { ClassifierId } from '../../../engine/contract.ts';
import type { Shared } from './shared.ts';

/** An area under a curve, and the best one that the same pictures allow, where that is not 0 or 1. */
export interface AreaWords {
  readonly area: string;
  readonly best: string | null;
}

/** The words of the charts. */
export function createChartMessages({ format, share }: Shared) {
  const figures = {
    recall: 'recall',
    falsePositiveRate: 'false-positive rate',
    precision: 'precision',
    f1: 'F1',
    flagged: 'flagged share',
    coverage: 'coverage',
    selectiveRisk: 'selective risk',
    generalisedRisk: 'generalised risk',
    accuracy: 'accuracy (an abstention is not right)',
  };
  const threshold = (value: number) =>
    value === Infinity ? 'above every score' : format.exact(value);

  return {
    svg: 'SVG',
    png: 'PNG',
    table: 'Table',
    save: (title: string, kind: string) => `Save “${title}” as ${kind}`,
    tableOf: (title: string) => `Table of “${title}”`,
    notSaved: 'This browser could not draw the chart. Try SVG instead.',
    nothing: 'There is nothing to draw: no picture of one of the two kinds.',
    oneScore: 'There is nothing to draw: all scores are the same, and a line needs two.',
    figures,
    threshold,
    /** Beside its curve, where room is scarce. */
    curveName: {
      'nearest-neighbour': 'Neighbour',
      linear: 'Linear',
      network: 'Network',
    } satisfies Record<ClassifierId, string>,
    marker: (classifier: string, title: string) => `${classifier} on “${title}”`,
    thresholds: 'threshold',
    stands: 'where it stands',
    point: (classifier: string, at: number, shares: readonly (readonly [string, Share])[]) =>
      [
        `${classifier}, threshold ${threshold(at)}`,
        ...shares
          .slice(0, 3)
          .map(([name, one]) => `${name} ${share.percent(one)} (${share.count(one)})`),
      ].join('; '),
    /** A spoken point in lines. */
    tip: (point: string) => point.split('; ').slice(0, 3),

    tradeOff: {
      detector: 'What finding more costs',
      'top-one': 'What answering more costs',
    } satisfies Record<Rule, string>,
    found: { detector: 'recall', 'top-one': 'coverage' } satisfies Record<Rule, string>,
    falselyFound: {
      detector: 'false positives, of all that are something else',
      'top-one': 'wrong answers, of all pictures',
    } satisfies Record<Rule, string>,
    roc: {
      detector: 'ROC',
      'top-one': 'ROC of right against wrong answers',
    } satisfies Record<Rule, string>,
    rocX: {
      detector: 'false-positive rate',
      'top-one': 'share of wrong answers given',
    } satisfies Record<Rule, string>,
    rocY: { detector: 'recall', 'top-one': 'share of right answers given' } satisfies Record<
      Rule,
      string
    >,
    precisionRecall: {
      detector: 'Precision and recall',
      'top-one': 'How many of the answers are right',
    } satisfies Record<Rule, string>,
    precision: { detector: 'precision', 'top-one': 'right of the answers' } satisfies Record<
      Rule,
      string
    >,
    risk: { detector: 'Flagged share and risk', 'top-one': 'Risk and coverage' } satisfies Record<
      Rule,
      string
    >,
    riskX: { detector: 'flagged share', 'top-one': 'coverage' } satisfies Record<Rule, string>,
    riskY: {
      detector: 'wrong of the flagged',
      'top-one': 'selective risk',
    } satisfies Record<Rule, string>,
    areas: {
      auc: (value: number): AreaWords => ({ area: `AUC ${format.figure(value)}`, best: null }),
      ap: (value: number): AreaWords => ({ area: `AP ${format.figure(value)}`, best: null }),
      aurc: (value: number, least: number): AreaWords => ({
        area: `AURC ${format.figure(value)}`,
        best: `ideal ${format.figure(least)}`,
      }),
    },
    tick: (value: number) => format.count(value),
    share: (value: number) => `${format.count(100 * value)} %`,
    number: (value: number) => format.plain(value),
    metrics: (classifier: string) =>
      `Figures of the ${classifier.toLowerCase()} at every threshold`,
    metricsHeading: (classifier: string) => `${classifier} at every threshold`,
    scores: {
      detector: 'Scores by true class',
      'top-one': 'Scores of right and wrong answers',
    } satisfies Record<Rule, string>,
    scoreAxis: { threshold: 'score', 'log-odds': 'log-odds of the score' },
    positives: (rule: Rule, target: string) => (rule === 'detector' ? target : 'right'),
    others: (rule: Rule) => (rule === 'detector' ? 'all others' : 'wrong'),
    bin: (from: string, to: string) => `${from} to ${to}`,
    bins: 'scores',
  };
}
