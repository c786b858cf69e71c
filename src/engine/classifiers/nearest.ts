import header from '../../../models/nearest-neighbour/weights.json';
import { createKnownPicture } from '../../core/picture.ts';
import { fetchChecked, fileUrl } from '../../data/fetch.ts';
import type { ManifestSource } from '../../data/load-manifest.ts';
import type { PictureSet } from '../../data/manifest.ts';
import { decodeSheet } from '../../data/sheets.ts';
import type { OnProgress } from '../../data/progress.ts';
import type { Classifier, NearestOptions, NearestScored, SweepStep } from '../contract.ts';
import { scoreInBatches } from '../in-batches.ts';
import { createInTurn } from '../in-turn.ts';
import { parseNearestCalibration } from '../nearest-neighbour/calibration.ts';
import { createKernel } from '../nearest-neighbour/kernel/create-kernel.ts';
import { QUERY_BLOCK } from '../nearest-neighbour/kernel/kernel.ts';
import kernelUrl from '../nearest-neighbour/kernel/kernel.wasm?url';
import type { NearestNeighbour } from '../nearest-neighbour/nearest-neighbour.ts';
import { createNearestNeighbour } from '../nearest-neighbour/nearest-neighbour.ts';
import { sweepReferences } from '../nearest-neighbour/sweep.ts';

/** References that come with `load`. */
const FIRST_REFERENCES = 1_000;

/** Nearest neighbour, and what only it has: neighbours to show, and ever more references. */
export interface NearestClassifier extends Classifier {
  scoreNearest(
    pixels: Uint8Array,
    options: NearestOptions,
    signal: AbortSignal,
  ): Promise<NearestScored>;
  sweep(
    pixels: Uint8Array,
    options: { readonly k: number; readonly counts: readonly number[] },
    signal: AbortSignal,
  ): Promise<SweepStep[]>;
  /** The first references with their labels. */
  showReferences(count: number): { readonly pixels: Uint8Array; readonly labels: Uint8Array };
  loadReferences(count: number, signal: AbortSignal, onProgress: OnProgress): Promise<number>;
}

interface Loaded {
  readonly nearest: NearestNeighbour;
  readonly train: PictureSet;
  readonly labels: Uint8Array;
}

/** @param source of the manifest that lists the references */
export function createNearestClassifier(source: ManifestSource): NearestClassifier {
  let loaded: Loaded | null = null;
  const inTurn = createInTurn();
  const ready = () => {
    if (!loaded) throw new Error('Nearest neighbour is not loaded yet.');
    return loaded;
  };

  /** Sheet after sheet; what has come stays, also when a later one does not. */
  async function addSheets(
    { nearest, train, labels }: Loaded,
    count: number,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<number> {
    const total = Math.min(count, train.count);
    let first = 0;
    for (const sheet of train.sheets) {
      const end = first + sheet.shape[0];
      if (nearest.references < total && first === nearest.references) {
        const bytes = await fetchChecked(fileUrl(source.url, sheet), sheet, signal);
        const pixels = await decodeSheet(bytes, sheet);
        signal.throwIfAborted();
        nearest.addReferences(pixels, labels.subarray(first, end));
        onProgress({ done: Math.min(end, total), total, unit: 'pictures' });
      }
      first = end;
    }
    return nearest.references;
  }

  return {
    id: 'nearest-neighbour',
    async load(signal, onProgress) {
      if (loaded) return;
      const [manifest, kernel] = await Promise.all([
        source.read(),
        fetch(kernelUrl, { signal }).then(async (answer) =>
          createKernel(await answer.arrayBuffer()),
        ),
      ]);
      const { train } = manifest.sets;
      const labels = await fetchChecked(fileUrl(source.url, train.labels), train.labels, signal);
      const calibration = parseNearestCalibration(header);
      const made = {
        nearest: createNearestNeighbour(kernel, calibration),
        train,
        labels,
      };
      await addSheets(made, FIRST_REFERENCES, signal, onProgress);
      // Engines compile what runs: no visitor's first answer shall pay for that.
      made.nearest.scoreNearest(createKnownPicture(), calibration.defaults);
      loaded = made;
    },
    score: async (pixels, signal) => {
      const { nearest } = ready();
      return scoreInBatches(
        pixels,
        () => QUERY_BLOCK,
        signal,
        (batch) => nearest.score(batch),
      );
    },
    async scoreNearest(pixels, options, signal) {
      signal.throwIfAborted();
      return Promise.resolve(ready().nearest.scoreNearest(pixels, options));
    },
    sweep: async (pixels, options, signal) =>
      sweepReferences(ready().nearest, pixels, options, signal),
    showReferences: (count) => ready().nearest.showReferences(count),
    loadReferences: (count, signal, onProgress) =>
      inTurn(() => addSheets(ready(), count, signal, onProgress)),
    dispose() {
      loaded = null;
    },
  };
}
