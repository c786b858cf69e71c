import { createExplainMessages } from './explain.ts';
import { createExplainNearestMessages } from './explain-nearest.ts';
import { createExplainSumMessages } from './explain-sums.ts';
import { shared } from './shared.ts';

/** What the explanations say in English. */
export const en = {
  explain: createExplainMessages(shared),
  explainNearest: createExplainNearestMessages(shared),
  explainSums: createExplainSumMessages(shared),
};

/** Its form, which every other language fills in. */
export type ExplainMessages = typeof en;
