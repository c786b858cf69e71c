import { createPaced } from './paced.ts';

/** Milliseconds between two looks, whatever happens meanwhile. */
const PAUSE = 60_000;
/** Milliseconds after which it is looked again, though nothing happens. */
const INTERVAL = 3_600_000;

/**
 * Looks for a new release whenever the visitor comes back to the page or the network to the machine,
 * and every hour: browsers look by themselves only when a page is opened, and some stay open all day.
 */
export function watchForRelease(look: () => void): void {
  const lookSoon = createPaced(look, PAUSE);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') lookSoon();
  });
  window.addEventListener('online', lookSoon);
  setInterval(lookSoon, INTERVAL);
}
