import type { KeepFailure } from '../../../data/offline/questions.ts';
import type { Progress } from '../../../data/progress.ts';
import type { Shared } from './shared.ts';

const failures: Record<KeepFailure, string> = {
  full: 'The browser has no room left for the site: what is here keeps working; free some space on this machine for the rest, and try again.',
  unreachable: 'Not everything could be loaded. Check the connection and try again.',
};

/** The words about working without the network, and about new releases. */
export function createOfflineMessages({ format }: Shared) {
  return {
    preparing: 'Getting ready for offline',
    ready: 'Ready for offline',
    complete: 'Everything is here for offline',
    everything: (bytes: number) => `Everything for offline (${format.megabytes(bytes)})`,
    progress: ({ done, total }: Progress) =>
      `Keeping for offline: ${format.megabytes(done)} of ${format.megabytes(total)}`,
    stop: 'Stop',
    failure: (reason: KeepFailure) => failures[reason],
    update: 'A new version is ready.',
    reload: 'Reload',
  };
}
