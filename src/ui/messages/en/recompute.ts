import type { ScoreComparison } from '../../../core/score-comparison.ts';
import type { ClassName } from '../../../core/classes.ts';
import type { Backend, ClassifierId } from '../../../engine/contract.ts';
import type { RecomputeCost, TimeEstimate } from '../../../state/recompute-cost.ts';
import type { RecomputePart } from '../../../state/recompute-parts.svelte.ts';
import type { Shared } from './shared.ts';

const places: Record<Backend, string> = {
  webgl: 'on the GPU, WebGL',
  wasm: 'on the processor, WebAssembly',
  typescript: 'on the processor, JavaScript',
};

/** A time of all of a classifier's pictures, and of one in the mean. */
export interface WrittenTime {
  readonly name: string;
  readonly all: string;
  readonly each: string;
}

/** The words about scoring the test set anew. */
export function createRecomputeMessages({ format, className }: Shared) {
  const ofAll = (done: number, total: number) => `${format.count(done)} of ${format.count(total)}`;
  /** As precisely as an estimate deserves: up to the next 5 s, from two minutes on to the next half minute. */
  function describeTime(milliseconds: number): string {
    const step = milliseconds < 120_000 ? 5_000 : 30_000;
    const rounded = Math.ceil(milliseconds / step) * step;
    return rounded <= step ? 'a few seconds' : `about ${format.duration(rounded)}`;
  }
  const describeExactly = (milliseconds: number) =>
    milliseconds < 950 ? format.milliseconds(milliseconds) : format.duration(milliseconds);

  return {
    title: 'Do these scores hold? Recompute them here',
    intro: (references: number) =>
      `The lab shows scores that came with the site. This browser can compute them anew from the pictures, by all three classifiers, with all ${format.count(references)} references, and compare; an answer is the class with the highest score. The lab goes on meanwhile, and so does the work when you open another page.`,
    count: 'Test pictures',
    countName: (count: number, all: number) =>
      count === all ? `all ${format.count(count)}` : `first ${format.count(count)}`,
    cost({ bytes, milliseconds, isMeasured }: RecomputeCost): string {
      const fetched =
        bytes === 0
          ? 'Every picture is here'
          : `Up to ${format.megabytes(bytes)} of pictures to fetch`;
      const basis = isMeasured ? 'going by the last run' : 'on two cores without a graphics card';
      return `${fetched}; then ${describeTime(milliseconds)} of computing, ${basis}.`;
    },
    left({ milliseconds, isMeasured }: TimeEstimate): string {
      const basis = isMeasured
        ? 'going by this run so far'
        : 'a first guess, until all three have begun';
      return `Still ${describeTime(milliseconds)}, ${basis}.`;
    },
    start: 'Recompute it here, live',
    again: 'Start again',
    goOn: 'Go on',
    cancel: 'Cancel',
    notBegun: 'It could not begin.',
    tab: (title: string, progress: number) => `${title}: ${format.wholePercent(progress)}`,

    done: ofAll,
    progressName: (classifier: string) => `Progress of the ${classifier.toLowerCase()}`,
    stage({ stage, loading, backend }: RecomputePart): string {
      if (stage === 'loading') {
        return loading?.unit === 'pictures'
          ? `loading references, ${ofAll(loading.done, loading.total)}`
          : 'loading';
      }
      if (stage === 'failed') return 'stopped';
      return backend ? places[backend] : 'not begun yet';
    },
    /** How long it loaded, once it has scored a picture. */
    loaded(id: ClassifierId, { done, preparing }: RecomputePart): string | null {
      if (done === 0) return null;
      const what = id === 'nearest-neighbour' ? 'References loaded' : 'Loaded';
      return `${what} in ${preparing < 50 ? 'less than 0.1 s' : format.duration(preparing)}.`;
    },
    took: (milliseconds: number, count: number) =>
      `The whole run over ${format.count(count)} test pictures took ${format.duration(milliseconds)}, loading included.`,
    /** What its pictures took it, all and each, once one has been scored. */
    times({ done, elapsed, scoring }: RecomputePart, isShared: boolean): readonly WrittenTime[] {
      if (done === 0) return [];
      const write = (name: string, milliseconds: number) => ({
        name,
        all: describeExactly(milliseconds),
        each: `${format.twoDigits(milliseconds / done)} ms a picture`,
      });
      return [
        write('From its first picture to its last, fetching and waiting included', elapsed),
        write(`Scoring alone${isShared ? ', both workers added up' : ''}`, scoring),
      ];
    },
    training: {
      'nearest-neighbour': 'Never trained: every picture is looked up among all references.',
      linear: 'Trained once, for a minute and a half on one core.',
      network: 'Trained once, for about two hours on two cores.',
    } satisfies Record<ClassifierId, string>,
    lesson:
      'More references cost nearest neighbour more for every single picture, for ever; the other two have paid already, and take no longer however many pictures they learned from. It is less than in proportion: sums over patches of 4 × 4 pixels tell what a distance is at least, so that most references need not be measured in full. This shortcut is exact: the neighbours found are the same.',
    /** Who does what, as `runTasks` has it. */
    sharing: (workers: number) =>
      workers === 1
        ? 'One worker does it all: the linear classifier first, then nearest neighbour, then the network.'
        : 'Two workers are at it. One does the linear classifier, then nearest neighbour; the other begins with the network at once, and the first joins it when it is free, one sheet of pictures each at a time.',

    answers: ({ pictures, otherwise }: ScoreComparison) =>
      `${ofAll(pictures - otherwise.length, pictures)} answers as published with this site`,
    noNumber: 'A score is no number: these scores cannot be shown in the lab.',
    largest: (difference: number) =>
      difference === 0
        ? 'No score differs.'
        : `Largest difference of a score: ${format.twoDigits(difference)},`,
    openLargest: (position: number) => `at test picture ${format.count(position)}`,
    /** Why scores differ: by storing, and as far as that goes beyond, by arithmetic. */
    rounding(most: number, difference: number): string {
      const stored = `Storing the published ones in two bytes each has moved them by up to ${format.twoDigits(most)}`;
      if (Number.isNaN(difference) || difference === 0) return `${stored}.`;
      const isExplained =
        difference <= most || format.twoDigits(difference) === format.twoDigits(most);
      if (isExplained) return `${stored}, which explains it to the digits shown.`;
      return `${stored}, which does not explain all of it. The rest is most likely the arithmetic: float32 numbers are rounded at every step, and what adds them in another order, as TensorFlow.js and the kernels of this site do, ends in other last digits.`;
    },
    otherwise: (classifier: string, count: number, shown: number) =>
      `${classifier}: ${format.count(count)} answered otherwise${shown < count ? `, the first ${format.count(shown)}` : ''}`,
    otherwisePicture: (position: number, here: ClassName, published: ClassName) =>
      `Test picture ${format.count(position)}: ${className(here)} here, ${className(published)} as published. Open in Classify`,
    here: (name: ClassName) => `here ${className(name)}`,
    published: (name: ClassName) => `not ${className(name)}`,

    shown: 'The lab shows',
    shownName: { test: 'as published with this site', recomputed: 'as recomputed here' },
    kept: (count: number, at: number) =>
      `The scores of ${format.count(count)} test pictures, recomputed ${format.moment(at)}, are kept in this browser: until they are forgotten, or the site changes.`,
    notKept:
      'This browser does not let the page keep the recomputed scores, for want of space or leave: a reload will lose them.',
    forget: 'Forget these scores',
    forgetSure: 'Forget the recomputed scores? They are removed from this browser, too.',
    began: (count: number) => `Recomputing ${format.count(count)} test pictures.`,
    stopped: 'Stopped. What is done is kept for going on.',
    ended: (said: readonly string[]) => `Recomputed. ${said.join('. ')}.`,
    said: (classifier: string, answers: string) => `${classifier}: ${answers}`,
  };
}
