import type { ClassName } from '../../../core/classes.ts';
import type { Link } from '../../../core/linking.ts';
import type { Share } from '../../../core/counts.ts';
import type { Rule } from '../../../core/rules.ts';
import type { Scale } from '../../../core/scales.ts';
import type { ShareName } from '../../../core/sweep.ts';
import type { Progress } from '../../../data/progress.ts';
import type { BatchStage } from '../../../state/lab-batch.svelte.ts';
import type { LabSetName, Panel } from '../../../state/lab-settings.ts';
import type { NearestAsked } from '../../../state/nearest-asked.ts';
import { createAskedWords } from './asked.ts';
import type { Shared } from './shared.ts';
import type { TermName } from './terms.ts';

/** The words of the threshold lab: what is asked, the slider, the pictures at the line, the readings. */
export function createLabMessages(shared: Shared) {
  const { format, share, counted, sets, className, indefinite } = shared;
  const asked = createAskedWords(shared);
  const shareNames: Record<Rule, Record<ShareName, string>> = {
    detector: { coverage: 'flagged share', recall: 'recall', fpr: 'false-positive rate' },
    'top-one': {
      coverage: 'coverage',
      recall: 'share of right answers given',
      fpr: 'share of wrong answers given',
    },
  };
  const ends: Record<Rule, { readonly nothing: string; readonly everything: string }> = {
    detector: { nothing: 'nothing is accepted', everything: 'everything is accepted' },
    'top-one': { nothing: 'no answer is given', everything: 'every picture is answered' },
  };
  const raw =
    'Scores of different classifiers are not comparable: equal thresholds, unequal meaning.';
  const ties = 'as nearly as ties allow';
  const linkHints: Record<Rule, Record<Link, (part: string) => string>> = {
    detector: {
      own: () => 'Each classifier keeps its own threshold.',
      threshold: () => raw,
      coverage: (part) => `All flag ${part} of the pictures, ${ties}; not all are as often right.`,
      fpr: (part) => `All flag ${part} of the other classes, ${ties}; not all find as many.`,
      recall: (part) => `All find ${part}, ${ties}; what differs is the price in false positives.`,
    },
    'top-one': {
      own: () => 'Each classifier keeps its own threshold.',
      threshold: () => raw,
      coverage: (part) =>
        `All answer ${part} of the pictures, ${ties}; not all are as often right.`,
      fpr: (part) => `All give ${part} of the wrong answers that each has to give, ${ties}.`,
      recall: (part) => `All give ${part} of the right answers that each has to give, ${ties}.`,
    },
  };
  const shareName = (rule: Rule, name: ShareName) => shareNames[rule][name];
  const linkName = (rule: Rule, link: Link) =>
    link === 'own'
      ? 'each its own'
      : `equal ${link === 'threshold' ? link : shareName(rule, link)}`;
  const scaleName = (rule: Rule, scale: Scale) =>
    scale === 'threshold' || scale === 'log-odds' ? scale : shareName(rule, scale);

  return {
    loading: ({ done, total }: Progress) =>
      `Loading the scores, ${format.megabytes(done)} of ${format.megabytes(total)}`,
    failed: 'The scores could not be loaded.',
    retry: 'Try again',
    rule: 'Rule',
    ruleName: { detector: 'Detector', 'top-one': 'Top-1 with abstention' } satisfies Record<
      Rule,
      string
    >,
    target: 'Class',
    set: 'Judged on',
    setName: (set: LabSetName, total: number) =>
      ({
        test: sets.counted(set, total),
        recomputed: `${format.count(total)} recomputed here`,
        batch: `your batch: ${format.count(total)} labelled`,
      })[set],
    batchName: 'your batch',
    noRecomputed:
      'Scores recomputed here are asked for, and none are here yet: these are those published with this site.',
    aboutRecomputed:
      'These scores were computed in this browser; they are not those published with this site.',
    /** Why the batch cannot be judged on, or what is to be known of it. */
    noBatch: {
      looking: 'Looking for your batch.',
      none: 'A batch is asked for, and this browser keeps none: these are the test pictures.',
      judging: 'Your batch can be chosen when all of it is judged.',
      unlabelled:
        'Your batch can be chosen when a folder says what its pictures are and all three classifiers have answered.',
      ready: null,
    } satisfies Record<BatchStage, string | null>,
    aboutBatch:
      'It opens at the threshold of the test pictures; where you move it, you choose by your own.',
    noTarget: (target: ClassName) => `None of them is ${indefinite(target)}.`,
    leftOut: (count: number) =>
      count === 0
        ? ''
        : `${counted(count, 'labelled picture is', 'labelled pictures are')} left out: not all three classifiers have answered.`,
    question: (rule: Rule, target: ClassName) =>
      rule === 'detector' ? `Is this ${indefinite(target)}?` : 'What is this, or do you not know?',
    subject: (rule: Rule, target: ClassName, set: LabSetName | 'validation', pictures: number) =>
      `${rule === 'detector' ? `Detector of ${className(target)}` : 'Top-1 with abstention'}, ${sets.inFull(set, pictures)}`,
    subjectThresholds: (thresholds: readonly (readonly [string, number])[]) =>
      `Thresholds: ${thresholds.map(([name, at]) => `${name} ${format.threshold(at)}`).join(', ')}`,
    subjectLink: (rule: Rule, link: Link) =>
      link === 'own' ? 'Each classifier at its own' : `Linked at ${linkName(rule, link)}`,
    link: 'Linked at',
    linkName,
    /** @param part the share that the classifiers have in common, where they have one */
    linkHint: (rule: Rule, link: Link, part: number | null) =>
      linkHints[rule][link](format.percent(part)),
    scale: 'Slide along',
    scaleName,
    shareName,
    scaleValue(scale: Scale, value: number | null) {
      if (scale !== 'threshold' && scale !== 'log-odds')
        return value === null ? '0 of 0' : format.percent(value);
      if (value === Infinity) return 'above all';
      return scale === 'threshold' ? format.threshold(value ?? NaN) : format.signed(value ?? NaN);
    },
    slider: (classifier: string) => `Threshold of the ${classifier.toLowerCase()}`,
    sliderText: (threshold: number, rule: Rule, coverage: Share, fpr: Share) =>
      `Threshold ${format.threshold(threshold)}, ${shareName(rule, 'coverage')} ${share.whole(coverage)}, ${shareName(rule, 'fpr')} ${share.whole(fpr)}`,
    number: 'Threshold, as a number',
    interval(rule: Rule, low: number, high: number) {
      const { nothing, everything } = ends[rule];
      if (high === Infinity && low === -Infinity)
        return 'No pictures: every threshold is the same.';
      if (high === Infinity) return `Above ${format.exact(low)}: ${nothing}.`;
      if (low === -Infinity) return `Up to ${format.exact(high)}: ${everything}.`;
      return `Above ${format.exact(low)} up to ${format.exact(high)}:`;
    },
    lower: { detector: 'accept one step more', 'top-one': 'answer one step more' } satisfies Record<
      Rule,
      string
    >,
    higher: {
      detector: 'accept one step less',
      'top-one': 'answer one step less',
    } satisfies Record<Rule, string>,
    readings: (set: LabSetName, nearest: NearestAsked) =>
      `What each does on ${set === 'test' ? 'CIFAR-10’s test set' : sets.whole[set]}; nearest neighbour: ${asked(nearest)}`,
    classifier: 'Classifier',
    threshold: 'Threshold',
    columns: {
      detector: { found: 'Recall', falsely: 'False positives', pure: 'Precision' },
      'top-one': { found: 'Coverage', falsely: 'Wrong answers', pure: 'Right of the answers' },
    } satisfies Record<Rule, Record<'found' | 'falsely' | 'pure', string>>,
    columnTerms: {
      detector: ['recall', 'falsePositives', 'precision', 'wilson'],
      'top-one': ['coverage', 'answersRight', 'wilson'],
    } as const satisfies Record<Rule, readonly TermName[]>,
    inFront: (classifier: string) => `Slide the ${classifier.toLowerCase()} and show its pictures`,
    ofAll: (of: number, percent: string) =>
      `of ${format.count(of)}, ${percent.replace(' ', '\u00a0')}`,
    other: (classifier: string) => `Here stands the ${classifier.toLowerCase()}`,
    take: {
      title: 'Take it along',
      csv: 'Scores and decisions, CSV',
      csvFile: {
        test: 'scores and decisions',
        recomputed: 'scores and decisions on the test pictures as recomputed',
        batch: 'scores and decisions on your batch',
      } satisfies Record<LabSetName, string>,
      json: 'Operating points, JSON',
      jsonFile: {
        test: 'operating points',
        recomputed: 'operating points on the test pictures as recomputed',
        batch: 'operating points on your batch',
      } satisfies Record<LabSetName, string>,
      link: 'Copy the link',
      hint: {
        test: 'The link holds everything that is set here. Each chart saves itself as SVG or PNG.',
        recomputed:
          'The link holds everything that is set here, but no scores: where none are recomputed, those published with this site take their place. Each chart saves itself as SVG or PNG.',
        batch:
          'The link holds everything that is set here, but no pictures: in another browser the test pictures take their place. Each chart saves itself as SVG or PNG.',
      } satisfies Record<LabSetName, string>,
      copied: {
        test: 'Copied: the link brings this lab back as it stands.',
        recomputed:
          'Copied: the link brings this lab back as it stands, with the scores published with this site where none are recomputed.',
        batch:
          'Copied: the link brings this lab back as it stands, in this browser, as long as the batch is kept.',
      } satisfies Record<LabSetName, string>,
      notCopied: 'The browser keeps its clipboard shut. The address bar holds the same link.',
    },
    panels: 'More about this threshold',
    panelName: {
      curves: 'Curves',
      confusion: 'Confusion matrix',
      costs: 'Costs',
      compare: 'Intervals and tests',
      calibration: 'Calibration',
      recompute: 'Recompute it here, live',
    } satisfies Record<Panel, string>,
  };
}
