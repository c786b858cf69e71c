import type { Batch } from './batch.svelte.ts';
import type { LabData } from './lab-data.svelte.ts';
import type { Navigation } from './navigation.svelte.ts';
import type { Playground } from './playground.svelte.ts';
import type { Recompute } from './recompute.svelte.ts';
import type { Samples } from './samples.ts';
import type { TestPictures } from './test-pictures.svelte.ts';

/** What the pages show, and what goes on behind them whichever is open. */
export interface Site {
  readonly playground: Playground;
  readonly batch: Batch;
  readonly labData: LabData;
  /** Gives the one that goes on behind the pages. */
  readonly openRecompute: () => Promise<Recompute>;
  readonly samples: Samples;
  readonly testPictures: TestPictures;
  readonly navigation: Navigation;
}
