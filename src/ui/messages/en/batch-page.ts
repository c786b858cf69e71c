import { createBatchMessages } from './batch.ts';
import { createFromBatchMessages } from './from-batch.ts';
import { shared } from './shared.ts';

/** What the page of many pictures says in English. */
export const en = {
  batch: createBatchMessages(shared),
  fromBatch: createFromBatchMessages(shared),
};

/** Its form, which every other language fills in. */
export type BatchMessages = typeof en;
