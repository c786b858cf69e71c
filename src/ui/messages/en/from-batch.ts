import type { ClassName } from '../../../core/classes.ts';
import type { Shared } from './shared.ts';

/** The words in Classify about a picture that was opened from the batch. */
export function createFromBatchMessages({ format, className, indefinite }: Shared) {
  return {
    title: 'From the batch',
    label(label: ClassName | null, isByHand: boolean): string {
      if (label === null) return 'No folder says what it is.';
      return isByHand ? `You said: ${indefinite(label)}.` : `Its folder says ${className(label)}.`;
    },
    unknown: 'The picture at hand is none of the batch.',
    back: 'Back to the batch',
    kept: 'The batch keeps the 32 × 32 pixels that were judged and nothing larger: these are the picture here.',
    nearest: (here: number, there: number) =>
      `Nearest neighbour compares with ${format.count(here)} references here; in the batch it compared with ${format.count(there)}.`,
  };
}
