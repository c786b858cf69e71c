import type { ClassName } from '../../../core/classes.ts';
import { describeRefusal } from '../../../data/upload/refusal.ts';
import type { Page } from '../../../state/settings.ts';
import type { Backend, BackendReason, ClassifierId, Metric } from '../../../engine/contract.ts';
import type { Progress } from '../../../data/progress.ts';
import { createChangeMessages } from './changes.ts';
import { createOfflineMessages } from './offline.ts';
import { shared } from './shared.ts';

const { format, share, className, shortName, indefinite } = shared;

const backends: Record<Backend, string> = {
  webgl: 'GPU (WebGL)',
  wasm: 'WebAssembly',
  typescript: 'JavaScript',
};

const reasons: Record<BackendReason, (renderer: string | null) => string> = {
  gpu: (renderer) => `the graphics card answers at once${renderer ? ` (${renderer})` : ''}`,
  'software-webgl': () => 'WebGL is only imitated in software here, which is slower',
  'no-webgl': () => 'this browser offers no WebGL here',
  'wasm-faster': () => 'it answered quicker than the graphics card',
  chosen: () => 'you chose it',
  recovered: () => 'the graphics card went away, and this took over',
};

const metrics: Record<Metric, string> = {
  l1: 'L1, sum of differences',
  l2: 'L2, sum of squared differences',
};

/** What every page says in English, and Classify, which comes first. */
export const en = {
  name: 'Tipping Point',
  promise: 'One picture, three classifiers, one threshold.',
  className,
  shortName,
  format,
  share,

  /** Where room is scarce. */
  classifierShortName: {
    'nearest-neighbour': 'Nearest neighbour',
    linear: 'Linear',
    network: 'Network',
  } satisfies Record<ClassifierId, string>,
  classifierName: {
    'nearest-neighbour': 'Nearest neighbour',
    linear: 'Linear classifier',
    network: 'Convolutional network',
  } satisfies Record<ClassifierId, string>,
  classifierIdea: {
    'nearest-neighbour': 'Compares pixels with known pictures',
    linear: 'Weighs each pixel once, class by class',
    network: 'Learned its own filters, layer upon layer',
  } satisfies Record<ClassifierId, string>,

  pages: {
    title: 'Pages',
    name: { classify: 'Classify', batch: 'Batch', thresholds: 'Thresholds' } satisfies Record<
      Page,
      string
    >,
    /** Beside the lab's name, while it works behind another page. */
    recomputing: (progress: number) => `recomputing, ${format.wholePercent(progress)}`,
    recomputingSlows: 'times shown meanwhile are longer than usual',
    loading: 'Loading the page',
    failed:
      'This part of the site could not be loaded. Check the connection and load the page again.',
    reload: 'Load the page again',
  },

  licences: 'Licences',
  close: 'Close this message',

  linkRefused: (names: readonly string[]) =>
    `This link had ${names.join(', ')} in a form or size that cannot be used; the usual values are used instead.`,

  picture: {
    title: 'Picture',
    open: 'Open a picture',
    camera: 'Camera',
    random: 'Random test picture',
    privacy: 'Pictures never leave this machine.',
    dropHint: 'Or drop or paste one anywhere; several, or a zip, make a batch.',
    dropNow: 'Drop the picture to judge it',
    sample: (position: number) => `Test picture ${format.count(position)}`,
    sampleOf: (position: number, of: number) =>
      `Test picture ${format.count(position)}, one of CIFAR-10’s ${format.count(of)}`,
    truth: (name: ClassName) => `It is ${indefinite(name)}`,
    upload: (width: number, height: number) =>
      `${format.count(width)} × ${format.count(height)} pixels`,
    firstFrame: 'Animated: the first frame is judged.',
    loading: 'Loading a test picture',
    none: 'No picture yet. Open one, or take a random test picture.',
    seen: 'What the classifiers see',
    seenSize: 'What the classifiers see, 32 × 32',
    stage: 'Your picture. Arrow keys move the square that is judged, plus and minus scale it.',
    zoom: 'Size of the square',
    onlyText: 'That was text, not a picture. Copy or drag the picture itself.',
    pastedName: 'The pasted picture',
    cameraStopped: 'The camera was stopped; this is the picture that it showed last.',
  },
  refusal: describeRefusal,

  card: {
    notSure: 'not sure',
    notSureBut: (name: string, score: string) => `best guess ${name}, ${score}`,
    answerIs: (score: string) => `score ${score}`,
    right: 'right',
    wrong: 'wrong',
    waiting: 'Waiting for a picture',
    loading: 'Loading',
    loadingBytes: ({ done, total }: Progress) =>
      `Loading, ${format.megabytes(done)} of ${format.megabytes(total)}`,
    loadingPictures: ({ done, total }: Progress) =>
      `Loading, ${format.count(done)} of ${format.count(total)} references`,
    scores: (classifier: string) => `Scores of the ${classifier.toLowerCase()}`,
    trueClass: ', the true class',
    accepted: 'reaches the threshold',
    shutOut: 'stays below the threshold',
    time: (milliseconds: number, backend: Backend) =>
      `${milliseconds < 0.05 ? 'under 0.1 ms' : format.milliseconds(milliseconds)} on ${backends[backend]}`,
    fires: (count: number) =>
      count === 0 ? 'no class fires' : count === 1 ? '1 class fires' : `${count} classes fire`,
    why: 'Why?',
    whyOf: (classifier: string) => `Why? See what the ${classifier.toLowerCase()} looked at`,
    failed: 'This classifier could not answer.',
    retry: 'Retry',
    summary: (classifier: string, answer: string) => `${classifier}: ${answer}.`,
  },

  nearest: {
    decided: 'The closest references',
    neighbour: (name: string, distance: number) => `${name}, distance ${format.count(distance)}`,
    distance: (distance: number) => format.count(distance),
    metric: 'Distance',
    metricName: (metric: Metric) => metrics[metric],
    metricShort: (metric: Metric) => metric.toUpperCase(),
    k: 'Votes',
    kHint: 'how many of the nearest vote (k)',
    references: 'References',
    loadingCount: ({ done, total }: Progress) => `${format.count(done)} of ${format.count(total)}`,
    compareWith: (count: number) => `Compare with ${format.count(count)} references`,
    loading: 'Loading references',
    cancel: 'Cancel',
  },

  linear: {
    separate: 'Ten separate questions, one for each class: the scores need not add up to 1.',
    sum: (sum: number) => `Here they make ${format.hundredths(sum)}.`,
  },

  threshold: {
    title: 'Threshold',
    slider: 'Threshold for all three classifiers',
    number: 'Threshold, as a number from 0 to 1',
    refused(text: string) {
      const wanted = 'a number from 0 to 1, such as 0.3 or 0,3';
      if (text.trim() === '') return `Write ${wanted}.`;
      return `“${text.length > 12 ? `${text.slice(0, 12)}…` : text}” is not ${wanted}.`;
    },
    valueText: (value: number) => `Scores from ${format.threshold(value)} are accepted`,
    low: 'answer more',
    high: 'be surer',
    explain: 'The best class is the answer if its score reaches the line.',
  },

  runtime: {
    line: (backend: Backend, reason: BackendReason, renderer: string | null) =>
      `Runs on ${backends[backend]}: ${reasons[reason](renderer)}.`,
    lost: (backend: Backend) =>
      `The graphics card went away: the network runs on ${backends[backend]} now.`,
    switching: 'Moving the network over.',
    switch: 'Run on',
    choice: { auto: 'Automatic', webgl: 'WebGL', wasm: 'WebAssembly' },
  },

  changes: createChangeMessages(shared),
  offline: createOfflineMessages(shared),
};

/** Its form, which every other language fills in. */
export type Messages = typeof en;
