import type { ClassName } from '../../../core/classes.ts';
import type { Interval } from '../../../core/bootstrap.ts';
import type { Costs } from '../../../core/costs.ts';
import { isSameCost } from '../../../core/costs.ts';
import type { Counts, Share } from '../../../core/counts.ts';
import type {
  CheapestPlace,
  ChosenThreshold,
  Kept,
  PromiseBounds,
} from '../../../core/outcomes.ts';
import { comparePromise, isCloseCall } from '../../../core/outcomes.ts';
import type { Rule } from '../../../core/rules.ts';
import type { LabSetName } from '../../../state/lab-settings.ts';
import type { Shared } from './shared.ts';

const sizeOf = (counts: Counts) =>
  counts.truePositives + counts.falsePositives + counts.falseNegatives + counts.trueNegatives;

/** The words of the costs panel. */
export function createCostMessages(shared: Shared) {
  const { format, costFigures, share, counted, sets, className, indefinite } = shared;
  const cost = (value: number) => costFigures.cost(value);
  const accepting: Record<Rule, string> = { detector: 'flag', 'top-one': 'answer' };
  const accepted: Record<Rule, string> = { detector: 'flagged', 'top-one': 'answered' };
  const more = (amount: number, than: string) =>
    `${cost(Math.abs(amount))} ${amount > 0 ? 'dearer' : 'cheaper'} than ${than}`;
  /** "0.371 cheaper to 1.44 dearer", "0.100 to 0.900 dearer". */
  const between = ({ low, high }: Interval) => {
    if (low > 0) return `${cost(low)} to ${cost(high)} dearer`;
    if (high < 0) return `${cost(-high)} to ${cost(-low)} cheaper`;
    return `${cost(Math.abs(low))} cheaper to ${cost(high)} dearer`;
  };

  const clearly: Record<Exclude<Kept, 'untold'>, string> = {
    within: 'holds 0, and chance alone can do that.',
    dearer: 'leaves out 0, so the promise was too good to be true.',
    cheaper: 'leaves out 0, so this set is kinder; do not count on it.',
  };
  const barely: typeof clearly = {
    within: 'barely holds 0. Chance alone may do that, but other draws might leave 0 out.',
    dearer:
      'barely leaves out 0. The promise may have been too good to be true, but other draws might hold 0.',
    cheaper: 'barely leaves out 0. This set may be kinder, but other draws might hold 0.',
  };
  const placed = (rule: Rule, place: CheapestPlace) =>
    place === 'nothing' || place === 'everything' ? `${accepting[rule]} ${place}` : null;

  return {
    falsePositive: { detector: 'A false positive costs', 'top-one': 'A wrong answer given costs' },
    falsePositiveHint: (rule: Rule, target: ClassName) =>
      rule === 'detector'
        ? `something else called ${className(target)}`
        : 'it answered, and not what it is',
    miss: { detector: 'A miss costs', 'top-one': 'A right answer withheld costs' },
    missHint: (rule: Rule, target: ClassName) =>
      rule === 'detector' ? `${indefinite(target)} not called one` : 'it kept back what was right',
    prevalence: (target: ClassName) => `How often it really is ${indefinite(target)}`,
    prevalenceName: {
      set: (positives: Share) => `as in the set, ${share.percent(positives)}`,
      stated: () => 'out there',
    },
    prevalenceHint: {
      set: (positives: Share) => `${share.count(positives)} validation pictures`,
      stated: () => 'pictures are weighed to this share',
    },
    prevalenceNumber: 'Share out there, in percent',
    percent: '%',
    noPrevalence:
      'How common one class is does not enter here: top-1 asks about all ten at once, as common as they are in the set. And these costs compare thresholds of one classifier, not classifiers: whoever knows less has fewer right answers to withhold.',
    outside(text: string, least: number, most: number) {
      const wanted = `A number from ${format.count(least)} to ${format.count(most)}, please. A comma parts decimals, not thousands.`;
      if (text.trim() === '') return wanted;
      return `${wanted} “${text.length > 12 ? `${text.slice(0, 12)}…` : text}” is none.`;
    },

    chosenOn: (pictures: number) =>
      `The cheapest threshold of each, chosen on the ${format.count(pictures)} validation pictures`,
    unknown: 'No cost can be told: the set lacks the pictures that the stated share is made of.',
    anywhere: (value: number) =>
      `Every threshold costs the same, ${cost(value)} per 100 pictures: there is nothing to choose.`,
    threshold: (value: number) => format.threshold(value),
    cost,
    costTick: (value: number) => costFigures.tick(value),
    perHundred: 'per 100 pictures',
    interval(rule: Rule, { place, low, high }: ChosenThreshold): string {
      if (place === 'everything') {
        return `Up to ${format.exact(high)}, where everything is ${accepted[rule]}.`;
      }
      if (place === 'nothing')
        return `Above ${format.exact(low)}, where nothing is ${accepted[rule]}.`;
      if (high === Infinity) return `As cheap: anything above ${format.exact(low)}.`;
      return `As cheap: above ${format.exact(low)} up to ${format.exact(high)}.`;
    },
    mistakes: (rule: Rule, counts: Counts) => {
      const { falsePositives, falseNegatives } = counts;
      return rule === 'detector'
        ? `${counted(falsePositives, 'false positive', 'false positives')} and ${counted(falseNegatives, 'miss', 'misses')} in ${counted(sizeOf(counts), 'picture', 'pictures')}`
        : `${counted(falsePositives, 'wrong answer', 'wrong answers')} given and ${counted(falseNegatives, 'right one', 'right ones')} withheld, of ${format.count(sizeOf(counts))}`;
    },
    now: (threshold: number, value: number, cheapest: number) =>
      isSameCost(value, cheapest)
        ? `At ${format.threshold(threshold)}, where it stands now: the same cost.`
        : `At ${format.threshold(threshold)}, where it stands now: ${cost(value)}, ${more(value - cheapest, 'that')}.`,
    place: placed,
    ends: (rule: Rule, everything: number, nothing: number, isDrawn: boolean) =>
      `To ${accepting[rule]} everything costs ${cost(everything)}, nothing ${cost(nothing)}${isDrawn ? ' (dashed)' : ''}.`,
    chartTitle: (classifier: string) => `Cost of the ${classifier.toLowerCase()}`,
    chartHeading: 'Cost by threshold',
    /**
     * Over a saved chart, below its question and set.
     *
     * @param now where the threshold stands
     * @param isDrawn whether the dashed line is
     */
    subject(
      rule: Rule,
      target: ClassName,
      costs: Costs,
      chosen: ChosenThreshold,
      now: number,
      isDrawn: boolean,
    ): string[] {
      const { falsePositive, miss, prevalence } = costs;
      const priced =
        rule === 'detector'
          ? `A false positive costs ${format.exact(falsePositive)}, a miss ${format.exact(miss)}`
          : `A wrong answer given costs ${format.exact(falsePositive)}, a right answer withheld ${format.exact(miss)}`;
      const outThere =
        prevalence === null
          ? ''
          : `; ${format.exact(100 * prevalence)} % of the pictures out there are of the class ${className(target)}`;
      const end = placed(rule, chosen.place);
      const dashed = isDrawn ? `; dashed: to ${accepting[rule]} nothing` : '';
      return [
        `${priced}${outThere}`,
        `Cheapest threshold (circle): ${format.threshold(chosen.threshold)}${end === null ? '' : `, to ${end}`}, at a cost of ${cost(chosen.outcome.cost)} per 100 pictures`,
        `Pale band: as cheap; coloured upright line: where the threshold stands now, ${format.threshold(now)}${dashed}`,
      ];
    },
    axis: 'log-odds of the threshold',
    costAxis: 'cost per 100 pictures',
    head: ['Threshold', 'cost per 100', 'note'],
    row: (
      threshold: number,
      value: number | null,
      { isCheapest, isNow }: { readonly isCheapest: boolean; readonly isNow: boolean },
    ) => [
      threshold === Infinity ? 'above every score' : format.exact(threshold),
      value === null ? '' : cost(value),
      [isCheapest ? 'cheapest' : '', isNow ? 'where it stands' : ''].filter(Boolean).join(', '),
    ],
    chart: (classifier: string, chosen: ChosenThreshold) =>
      `${classifier}: cost per 100 validation pictures along the log-odds of the threshold. Least, ${cost(chosen.outcome.cost)}, at ${format.threshold(chosen.threshold)}.`,
    use: 'Use this threshold',
    used: 'In use',
    useAll: 'Use all three',
    willUnlink: 'This sets the thresholds apart: each classifier gets its own.',
    willSet: 'This gives each classifier its own cheapest threshold.',
    areSet:
      'Done. The classifiers are not linked: each has its own threshold, the cheapest at these costs.',
    willFollow: 'The classifiers are linked: the others follow the one that you move.',

    reveal: (set: LabSetName) => `Reveal on ${sets.short[set]}`,
    hidden: (set: LabSetName, pictures: number) =>
      `A threshold looks best on the pictures it was chosen by. What it costs on the ${sets.counted(set, pictures)} is hidden until you ask; they only judge, and nothing is chosen on them.`,
    /** What is to be known of a set besides its figures. */
    revealNote: {
      test: null,
      recomputed: null,
      batch:
        'Your batch may be another kind of pictures than the thresholds were chosen by: from elsewhere, and with other shares of the classes. A promise that is broken here says as much about the pictures as about the threshold.',
    } satisfies Record<LabSetName, string | null>,
    revealed: (set: LabSetName) => `Promised on validation, delivered on ${sets.short[set]}`,
    promised: 'Validation',
    came: { test: 'Test', recomputed: 'Test, recomputed', batch: 'Your batch' } satisfies Record<
      LabSetName,
      string
    >,
    atThreshold: (threshold: number) => `at ${format.threshold(threshold)}`,
    costRow: 'Cost per 100',
    shareRows: {
      detector: ['Recall', 'False-positive rate'],
      'top-one': ['Coverage', 'Selective risk'],
    } satisfies Record<Rule, readonly [string, string]>,
    percentOf: (value: Share) => share.percent(value),
    countOf: (value: Share) => share.count(value),
    intervalOf: (value: Share) => (value.of === 0 ? '' : share.interval(value)),
    costInterval: (low: number, high: number) => `${cost(low)} to ${cost(high)}`,
    measuring: 'interval to come',
    noPromise: 'No promise was made, so there is none to judge.',
    untold: (set: LabSetName) => `On ${sets.short[set]} no cost can be told.`,
    kept(promised: number, came: number, bounds: PromiseBounds | null): string {
      if (isSameCost(came, promised)) return 'As promised.';
      const told = `${more(came - promised, 'promised')}.`;
      if (bounds === null) return told;
      const kept = comparePromise(bounds);
      if (kept === 'untold') {
        return `${told} In one of the two sets all pictures fare alike, so that nothing tells chance from a broken promise.`;
      }
      const judged = (isCloseCall(bounds) ? barely : clearly)[kept];
      return `${told} The 95 % interval of this difference, with both sets drawn anew, goes from ${between(bounds.difference)}: it ${judged}`;
    },
    method: (draws: number) =>
      `Intervals hold 95 %: Wilson for shares, a percentile bootstrap for the cost, which draws the pictures of each of the two sets anew ${format.count(draws)} times (seeded), and for the difference compares draw with draw. A promise leans to the cheap side by itself: it is the least of many costs, on the very pictures that chose the threshold.`,
  };
}
