import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { count } from '../readme/table.ts';
import type { ExplanationTimes } from './explanations.ts';
import { BACKENDS } from './first-answer.ts';
import type { FirstAnswerRow } from './first-answer.ts';
import type { FrameCost } from './frames.ts';
import type { NearestResults } from './nearest.ts';
import { PEER_SIZES, SIZES } from './nearest.ts';
import type { NetworkResults } from './network.ts';
import { BATCHES } from './network.ts';
import type { RivalName } from './page/nearest/nearest.ts';
import type { RunnerName } from './page/network/network.ts';
import type { Timing } from './timing.ts';
import type { WholeSetResults } from './whole-set.ts';

/** Something of the site's divided by something to compare it with. */
export interface Ratio {
  readonly name: string;
  /** Of the medians; null where a part was not to be had. */
  readonly value: number | null;
  /** The slowest round of the one by the fastest of the other; null where nothing was timed in rounds. */
  readonly worst: number | null;
  /** What it shall be at most; null where nothing is asked of it. */
  readonly most: number | null;
}

const MOST_OF_KNN_CLASSIFIER = 0.1;
const MOST_OF_ONNXRUNTIME = 1;
const MOST_OF_PACKED = 1.2;
const MOST_OF_WARM = 2;
const FRAME = 1000 / 60;
/** Browsers round the time of a frame to a tenth of a millisecond. */
const MOST_OF_FRAME = 1.01;
/** Milliseconds for the whole test set. */
const MOST_FOR_ALL = 60_000;
/** Milliseconds until an explanation is drawn. */
const MOST_FOR_EXPLANATION = 500;

export function compareNearest({ questions, held }: NearestResults): Ratio[] {
  const question = (rival: RivalName, distance: string, references: number) =>
    questions.find(
      (one) => one.rival === rival && one.distance === distance && one.references === references,
    )?.time;
  const packed = SIZES.at(-1)! * PICTURE_BYTES;
  return [
    ...PEER_SIZES.flatMap((size) =>
      ['L1', 'L2'].map((distance) =>
        divide(
          `One question, ${count(size)} references: ${distance} / knn-classifier`,
          question('Tipping Point', distance, size),
          question('knn-classifier', 'cosine', size),
          MOST_OF_KNN_CLASSIFIER,
        ),
      ),
    ),
    ...['L1', 'L2'].map((distance) =>
      divide(
        `One question, ${count(SIZES.at(-1)!)} references: ${distance} / plain typed arrays`,
        question('Tipping Point', distance, SIZES.at(-1)!),
        question('plain typed arrays', distance, SIZES.at(-1)!),
        null,
      ),
    ),
    {
      name: `WebAssembly memory for ${count(SIZES.at(-1)!)} references / their bytes`,
      value: (held['Tipping Point']?.webAssembly ?? NaN) / packed,
      worst: null,
      most: MOST_OF_PACKED,
    },
  ];
}

export function compareWholeSet({ batches, together }: WholeSetResults): Ratio[] {
  const all = batches.at(-1)!;
  return [
    {
      name: `All ${count(all.pictures)} test pictures, nearest neighbour / one minute`,
      value: all.time.median / MOST_FOR_ALL,
      worst: null,
      most: 1,
    },
    {
      name: `All ${count(all.pictures)} test pictures, all three in two workers / one minute`,
      value: together.all / MOST_FOR_ALL,
      worst: null,
      most: null,
    },
  ];
}

export function compareNetwork({ rows }: NetworkResults): Ratio[] {
  const judging = (name: RunnerName, batch: number) =>
    rows.find(({ runner }) => runner === name)?.times[batch];
  const compare = (where: 'WebAssembly' | 'WebGL', batch: number) =>
    divide(
      `Network on ${where}, batches of ${batch}: Tipping Point / onnxruntime-web`,
      judging(`Tipping Point on ${where}`, batch),
      judging(`onnxruntime-web on ${where}`, batch),
      MOST_OF_ONNXRUNTIME,
    );
  return [...BATCHES.map((batch) => compare('WebAssembly', batch)), compare('WebGL', 1)];
}

export function compareFirstAnswers(rows: readonly FirstAnswerRow[]): Ratio[] {
  return rows.flatMap(({ backend, first, warm, firstExplanation, warmExplanation }) => [
    divide(`First answer on ${BACKENDS[backend]} / a later one`, first, warm, MOST_OF_WARM),
    divide(
      `First explanation on ${BACKENDS[backend]} / a later one`,
      firstExplanation,
      warmExplanation,
      MOST_OF_WARM,
    ),
  ]);
}

export function compareFrames({ pictures, median, p95 }: FrameCost): Ratio[] {
  return [
    {
      name: `Frame during a batch of ${count(pictures)} / a 60th of a second; at worst: 95 %`,
      value: median / FRAME,
      worst: p95 / FRAME,
      most: MOST_OF_FRAME,
    },
  ];
}

/** Whether a ratio is what it shall be; null where nothing is asked of it, or it was not to be had. */
export function holds({ value, most }: Ratio): boolean | null {
  return value === null || most === null ? null : value <= most;
}

function divide(
  name: string,
  one: Timing | null | undefined,
  other: Timing | null | undefined,
  most: number | null,
): Ratio {
  if (!one || !other) return { name, value: null, worst: null, most };
  return { name, value: one.median / other.median, worst: one.high / other.low, most };
}

/** The slower of both ways to come to an explanation. */
export function compareExplanations(explanations: readonly ExplanationTimes[]): Ratio[] {
  return explanations.map(({ name, opened, changed }) => ({
    name: `Explanation drawn, the slower of both ways: ${name} / half a second`,
    value: Math.max(opened.median, changed.median) / MOST_FOR_EXPLANATION,
    worst: Math.max(opened.high, changed.high) / MOST_FOR_EXPLANATION,
    most: 1,
  }));
}
