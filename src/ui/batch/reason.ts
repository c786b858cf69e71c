import type { BatchRow } from '../../data/batch/batch-row.ts';
import { messages } from '../messages/batch.ts';

/** Why a file has no scores, in a sentence; null where it has them or waits for its turn. */
export function reasonOf({ refusal, unjudged }: BatchRow): string | null {
  if (refusal) return messages.refusal(refusal.reason, refusal.values);
  return unjudged && messages.batch.unjudged[unjudged];
}
