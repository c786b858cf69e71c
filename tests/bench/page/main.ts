import { watchFrames } from './frames.ts';
import { askRival, fillRival, letGo, readAll } from './nearest/nearest.ts';
import { waitForAnswers } from './network/first-answer.ts';
import { readLogits, startRunner, timeRunner } from './network/network.ts';
import { benchThresholds } from './thresholds.ts';
import { measureWebAssembly, watchWebAssembly } from './webassembly-memory.ts';
import { compareWithCommitted, recompute, startEngines } from './whole-set.ts';

/** What the parts of the bench call in the browser. */
const benches = {
  thresholds: benchThresholds,
  readAll,
  fillRival,
  askRival,
  letGo,
  startEngines,
  recompute,
  compareWithCommitted,
  startRunner,
  readLogits,
  timeRunner,
  waitForAnswers,
  watchFrames,
  readRenderer: async () => (await import('../../../src/engine/network/backend.ts')).readRenderer(),
  measureWebAssembly,
};

declare global {
  interface Window {
    benches: typeof benches;
  }
}

watchWebAssembly();
window.benches = benches;
