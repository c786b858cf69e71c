import { findFileName } from '../core/folder-label.ts';
import { SIDE } from '../core/picture.ts';
import type { BatchRow } from '../data/batch/batch-row.ts';
import { encodeBmp } from '../data/batch/encode-bmp.ts';
import type { IncomingFile } from '../data/batch/incoming-file.ts';
import type { Batch } from './batch.svelte.ts';
import type { Playground } from './playground.svelte.ts';
import type { Opener, Page } from './settings.ts';

/** The ways from one page to another, with what each takes along. */
export interface Navigation {
  /** The batch at hand was given to Classify. */
  readonly cameFromClassify: boolean;
  readonly openPage: (page: Page) => void;
  /** Opens the lab on the labelled pictures of the batch. */
  readonly openBatchInLab: () => void;
  /** Judges on the page Batch what was given to Classify, which takes one picture. */
  readonly openInBatch: (files: Promise<readonly IncomingFile[]> | readonly IncomingFile[]) => void;
  /** Opens a test picture of the lab in Classify, with the threshold that it was found at. */
  readonly openSample: (position: number, threshold: number) => Promise<void>;
  /** Opens a picture of the batch in Classify, at the threshold there unless another is given. */
  readonly openRow: (row: BatchRow, from: Opener, threshold?: number) => Promise<void>;
}

export function createNavigation(playground: Playground, batch: Batch): Navigation {
  const { settings } = playground;
  let cameFromClassify = $state.raw(false);

  /** Awaited before the page is left: Classify opens a sample where it finds no picture. */
  async function openClassify(
    showing: Promise<void>,
    from: Opener,
    threshold = settings.current.threshold,
  ): Promise<void> {
    await showing;
    settings.change({ page: 'classify', from, threshold: Math.min(1, threshold) });
  }

  return {
    get cameFromClassify() {
      return cameFromClassify;
    },
    openPage(page) {
      cameFromClassify = false;
      settings.change({ page, from: null });
    },
    openBatchInLab: () => settings.change({ page: 'thresholds', set: 'batch' }),
    openInBatch(files) {
      cameFromClassify = true;
      void batch.start(files);
      settings.change({ page: 'batch', from: null });
    },
    openSample: (position, threshold) =>
      openClassify(playground.showSample(position), 'lab', threshold),
    async openRow({ path, pixels }, from, threshold) {
      if (!pixels) return;
      const file = encodeBmp({ width: SIDE, height: SIDE, pixels });
      // What the visitor says of its folder may change while Classify remembers the picture.
      const findLabel = () => batch.rows.find((row) => row.pixels === pixels)?.label ?? null;
      const showing = playground.showFile(file, findFileName(path), findLabel);
      await openClassify(showing, from, threshold);
    },
  };
}
