import type { KeepFailure } from '../../../data/offline/questions.ts';
import type { Progress } from '../../../data/progress.ts';
import type { Failure } from '../../../state/failure.ts';
import type { Shared } from './shared.ts';

const failures: Record<KeepFailure, string> = {
  full: 'The browser has no room left for the site: what is here keeps working; free some space on this machine for the rest, and try again.',
  unreachable: 'Not everything could be loaded. Check the connection and try again.',
};

const everything = 'Everything for offline';
const withNetwork = `With the network, try again or press “${everything}” at the foot of the page.`;

/** The words about working without the network, and about new releases. */
export function createOfflineMessages({ format }: Shared) {
  return {
    preparing: 'Getting ready for offline',
    ready: 'Ready for offline',
    complete: 'Everything is here for offline',
    everything: (bytes: number) => `${everything} (${format.megabytes(bytes)})`,
    progress: ({ done, total }: Progress) =>
      `Keeping for offline: ${format.megabytes(done)} of ${format.megabytes(total)}`,
    stop: 'Stop',
    failure: (reason: KeepFailure) => failures[reason],
    /** Why something of the site could not be shown. */
    explain(failure: Failure): string {
      if (typeof failure === 'string') return failure;
      if (failure.pictures === 'test') {
        return `Not every test picture is kept for offline use, and the network does not answer. ${withNetwork}`;
      }
      return `These references are not kept for offline use, and the network does not answer: nearest neighbour compares with ${format.count(failure.used)}. ${withNetwork}`;
    },
    update: 'A new version is ready.',
    reload: 'Reload',
  };
}
