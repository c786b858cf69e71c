import { PANELS } from '../../src/state/lab-settings.ts';
import { benchExplanations } from './explanations.ts';
import { benchFirstAnswer } from './first-answer.ts';
import { benchFrames } from './frames.ts';
import { benchLive } from './live.ts';
import { benchNearest } from './nearest.ts';
import { benchNetwork } from './network.ts';
import type { Ratio } from './ratios.ts';
import {
  compareExplanations,
  compareFirstAnswers,
  compareFrames,
  compareNearest,
  compareNetwork,
  compareWholeSet,
} from './ratios.ts';
import { benchSliders } from './slider.ts';
import type { Stage } from './stage.ts';
import {
  formatBatches,
  formatExplanations,
  formatFirstAnswers,
  formatFrames,
  formatGrowth,
  formatLive,
  formatLogits,
  formatNetwork,
  formatQuestions,
  formatRecomputed,
  formatSliders,
  formatThresholds,
} from './tables.ts';
import { benchThresholds } from './thresholds.ts';
import { benchWholeSet } from './whole-set.ts';

/** What one part of the bench has found. */
export interface Findings {
  /** All that was measured, for the JSON. */
  readonly results: unknown;
  /** What the README shows, one block of Markdown after another. */
  readonly blocks: readonly string[];
  readonly ratios: readonly Ratio[];
}

/** The parts of the bench in the order of the README; `npm run bench -- network` runs one alone. */
export const PARTS: Readonly<Record<string, (stage: Stage) => Promise<Findings>>> = {
  async nearest(stage) {
    const results = await benchNearest(stage);
    const blocks = [formatQuestions(results), formatGrowth(results)];
    return { results, blocks, ratios: compareNearest(results) };
  },
  async 'whole-set'(stage) {
    const results = await benchWholeSet(stage);
    const blocks = [formatBatches(results), formatRecomputed(results)];
    return { results, blocks, ratios: compareWholeSet(results) };
  },
  async network(stage) {
    const results = await benchNetwork(stage);
    const blocks = [formatNetwork(results), formatLogits(results)];
    return { results, blocks, ratios: compareNetwork(results) };
  },
  async 'first-answer'(stage) {
    const results = await benchFirstAnswer(stage);
    return { results, blocks: [formatFirstAnswers(results)], ratios: compareFirstAnswers(results) };
  },
  async frames(stage) {
    const results = await benchFrames(stage);
    return { results, blocks: [formatFrames(results)], ratios: compareFrames(results) };
  },
  async explanations(stage) {
    const results = await benchExplanations(stage);
    return { results, blocks: [formatExplanations(results)], ratios: compareExplanations(results) };
  },
  async thresholds(stage) {
    const results = await benchThresholds(stage);
    return { results, blocks: [formatThresholds(results)], ratios: [] };
  },
  async slider(stage) {
    const results = await benchSliders(stage, PANELS);
    return { results, blocks: [formatSliders(results)], ratios: [] };
  },
  async live(stage) {
    const results = await benchLive(stage);
    return { results, blocks: [formatLive(results)], ratios: [] };
  },
};
