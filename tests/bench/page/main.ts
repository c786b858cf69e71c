import { benchThresholds } from './thresholds.ts';

/** What `run.ts` calls in the browser; each returns its rows. */
const benches = { thresholds: benchThresholds };

declare global {
  interface Window {
    benches: typeof benches;
  }
}

window.benches = benches;
