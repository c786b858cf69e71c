import { benchExplanations } from './explanations.ts';
import { benchFirstAnswer } from './first-answer.ts';
import { benchFirstVisit } from './first-visit.ts';
import { benchFrames } from './frames.ts';
import { benchLive } from './live.ts';
import { benchNearest } from './nearest.ts';
import { benchNetwork } from './network.ts';
import type { Ratio } from './ratios.ts';
import { compareExplanations, tabulateExplanations } from './report/explanations.ts';
import { compareFirstAnswers, tabulateFirstAnswers } from './report/first-answer.ts';
import { compareFirstVisit, tabulateFirstVisit } from './report/first-visit.ts';
import { compareFrames, tabulateFrames } from './report/frames.ts';
import { tabulateLive } from './report/live.ts';
import { compareNearest, tabulateNearest } from './report/nearest.ts';
import { compareNetwork, tabulateNetwork } from './report/network.ts';
import { compareSliders, tabulateSliders } from './report/slider.ts';
import { compareThresholds, tabulateThresholds } from './report/thresholds.ts';
import { compareWholeSet, tabulateWholeSet } from './report/whole-set.ts';
import { benchSliders } from './slider.ts';
import type { Stage } from './stage.ts';
import { benchThresholds } from './thresholds.ts';
import { benchWholeSet } from './whole-set.ts';

/** One part of the bench. */
interface Part {
  /** Resolves with all that it found, fit for JSON. */
  measure(stage: Stage): Promise<unknown>;
  /** What the README shows of what `measure` found, one block of Markdown after another. */
  tabulate(results: unknown): readonly string[];
  compare(results: unknown): readonly Ratio[];
}

function createPart<Results>(
  measure: (stage: Stage) => Promise<Results>,
  tabulate: (results: Results) => readonly string[],
  compare: (results: Results) => readonly Ratio[],
): Part {
  return {
    measure,
    tabulate: (results) => tabulate(results as Results),
    compare: (results) => compare(results as Results),
  };
}

/** The parts in the order of the README; `npm run bench -- network` runs one alone. */
export const PARTS = {
  nearest: createPart(benchNearest, tabulateNearest, compareNearest),
  'whole-set': createPart(benchWholeSet, tabulateWholeSet, compareWholeSet),
  network: createPart(benchNetwork, tabulateNetwork, compareNetwork),
  'first-visit': createPart(benchFirstVisit, tabulateFirstVisit, compareFirstVisit),
  'first-answer': createPart(benchFirstAnswer, tabulateFirstAnswers, compareFirstAnswers),
  frames: createPart(benchFrames, tabulateFrames, compareFrames),
  explanations: createPart(benchExplanations, tabulateExplanations, compareExplanations),
  thresholds: createPart(benchThresholds, tabulateThresholds, compareThresholds),
  slider: createPart(benchSliders, tabulateSliders, compareSliders),
  live: createPart(benchLive, tabulateLive, () => []),
};

export type PartName = keyof typeof PARTS;

export const PART_NAMES = Object.keys(PARTS) as PartName[];
