import type { Interval } from './bootstrap.ts';
import { boundFigures, drawFigures } from './bootstrap.ts';
import type { Cheapest, Costs } from './costs.ts';
import { findCheapest, measureCost } from './costs.ts';
import type { Counts, Share } from './counts.ts';
import { falsePositiveRateOf, flaggedOf, recallOf } from './counts.ts';
import type { Random } from './random.ts';
import type { Rule } from './rules.ts';
import { countDetector } from './rules.ts';
import type { Sweep } from './sweep.ts';
import { findByThreshold, findInterval, lastPoint } from './sweep.ts';
import { writeThreshold } from './written-threshold.ts';

/** What a threshold does to a set. */
export interface Outcome {
  /**
   * What is right and wrong. Under top-1 a false positive is a wrong answer given, and a false negative
   * a right answer withheld.
   */
  readonly counts: Counts;
  /** Cost for each 100 pictures; null where none can be told. */
  readonly cost: number | null;
}

/** Judges a threshold, wherever it was chosen, on a set. */
export function judgeThreshold(sweep: Sweep, threshold: number, costs: Costs): Outcome {
  const point = findByThreshold(sweep, threshold);
  return { counts: countDetector(sweep, point), cost: measureCost(sweep, point, costs) };
}

/** Where the cheapest operating point stands: at one end, between them, or anywhere at all. */
export type CheapestPlace = 'anywhere' | 'everything' | 'nothing' | 'between';

/** A threshold chosen by its cost. */
export interface ChosenThreshold {
  readonly threshold: number;
  /** Thresholds as cheap as that one: above `low`, up to and including `high`. */
  readonly low: number;
  readonly high: number;
  readonly place: CheapestPlace;
  readonly outcome: Outcome & { readonly cost: number };
}

/**
 * Chooses the cheapest threshold. Run on the validation set, as `findCheapest` is.
 *
 * @returns null where no cost can be told
 */
export function chooseThreshold(sweep: Sweep, costs: Costs): ChosenThreshold | null {
  const cheapest = findCheapest(sweep, costs);
  if (!cheapest) return null;
  const { point, from, to, cost } = cheapest;
  return {
    threshold: writeThreshold(sweep, point),
    low: findInterval(sweep, to).low,
    high: findInterval(sweep, from).high,
    place: placeCheapest(cheapest, lastPoint(sweep)),
    outcome: { counts: countDetector(sweep, point), cost },
  };
}

function placeCheapest({ from, point }: Cheapest, last: number): CheapestPlace {
  if (point === last) return from === 0 ? 'anywhere' : 'everything';
  return point === 0 ? 'nothing' : 'between';
}

/**
 * Shares that describe an outcome in the words of its rule: recall and false-positive rate of a
 * detector, coverage and selective risk of top-1.
 */
export function sharesOf(rule: Rule, counts: Counts): readonly [Share, Share] {
  if (rule === 'detector') return [recallOf(counts), falsePositiveRateOf(counts)];
  const answered = flaggedOf(counts);
  return [answered, { count: counts.falsePositives, of: answered.count }];
}

/** Pictures of a set, and which of them a rule ought to accept. */
export interface SweptSet {
  readonly sweep: Sweep;
  /** 1 or 0 for each picture, as the sweep was made with. */
  readonly positive: ArrayLike<number>;
}

/** 95 % intervals of what a threshold costs for each 100 pictures. */
export interface PromiseBounds {
  /** On the set that it was chosen on. */
  readonly promised: Interval;
  /** On another set. */
  readonly came: Interval;
  /** Of what came minus what was promised. */
  readonly difference: Interval;
}

/**
 * Bounds a promised cost, the one that came, and their difference. The two sets are independent samples,
 * so that each is drawn anew on its own, and the draws are paired as they come. Source: Efron and
 * Tibshirani 1993, "An Introduction to the Bootstrap", chapter 8.
 *
 * @param draws of each set
 * @returns null where no cost can be told
 */
export function boundPromise(
  promise: SweptSet,
  outcome: SweptSet,
  threshold: number,
  costs: Costs,
  draws: number,
  random: Random,
): PromiseBounds | null {
  const measure = (drawn: Sweep) =>
    measureCost(drawn, findByThreshold(drawn, threshold), costs) ?? NaN;
  const [before, after] = [promise, outcome].map(({ sweep, positive }) =>
    drawFigures(sweep, positive, measure, draws, random),
  ) as [Float64Array, Float64Array];
  const promised = boundFigures(before);
  const came = boundFigures(after);
  const difference = boundFigures(after.map((cost, draw) => cost - before[draw]!));
  return promised && came && difference && { promised, came, difference };
}

/**
 * How a promise was kept: chance alone can make the difference, or what came is dearer or cheaper than
 * chance makes it; untold where a set's interval has no width, as of one picture, or of a few that all
 * fare alike.
 */
export type Kept = 'within' | 'dearer' | 'cheaper' | 'untold';

export function comparePromise({ promised, came, difference }: PromiseBounds): Kept {
  if (promised.low === promised.high || came.low === came.high) return 'untold';
  if (difference.low > 0) return 'dearer';
  return difference.high < 0 ? 'cheaper' : 'within';
}

/**
 * Share of an interval's width within which its end is uncertain: over three standard errors of a
 * percentile bootstrap's end at 500 draws, each of which is 0.03 of the width.
 */
const UNCERTAIN = 0.1;

/** Whether the interval of the difference ends so close to 0 that other draws might tell it otherwise. */
export function isCloseCall({ difference: { low, high } }: PromiseBounds): boolean {
  return Math.min(Math.abs(low), Math.abs(high)) <= UNCERTAIN * (high - low);
}
