import { CLASSES } from '../../src/core/classes.ts';
import type { BatchRow, SavedBatch } from '../../src/data/batch/batch-row.ts';
import type { BatchStore } from '../../src/data/batch/batch-store.ts';
import type { IncomingFile } from '../../src/data/batch/incoming-file.ts';
import type { Upload } from '../../src/data/upload/read-upload.ts';
import { UnreadablePicture } from '../../src/data/upload/refusal.ts';
import type { Batch } from '../../src/state/batch.svelte.ts';
import { createBatch } from '../../src/state/batch.svelte.ts';
import type { ScoreGroup } from '../../src/state/batch-scorer.ts';

export const SHIP = CLASSES.indexOf('ship');
export const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const sureOf = (label: number) => Float32Array.from(CLASSES, (_, at) => (at === label ? 1 : 0));

/** Keeps in memory what the browser would, as long as it may. */
export class Memory implements BatchStore {
  saved: SavedBatch | null = null;
  isFull = false;

  read() {
    return this.#answer(() => this.saved);
  }

  replace(batch: SavedBatch) {
    return this.#answer(() => void (this.saved = batch));
  }

  renew(id: string, rows: readonly BatchRow[]) {
    return this.#answer(() => {
      if (this.saved?.head.id !== id) return false;
      const next = [...this.saved.rows];
      for (const row of rows) next[row.id] = row;
      this.saved = { ...this.saved, rows: next };
      return true;
    });
  }

  async clear() {
    await Promise.resolve();
    this.saved = null;
  }

  async #answer<T>(work: () => T): Promise<T> {
    await Promise.resolve();
    if (this.isFull) throw new DOMException('No space is left.', 'QuotaExceededError');
    return work();
  }
}

interface World {
  readonly score?: ScoreGroup;
  readonly read?: () => Promise<void>;
  readonly memory?: Memory;
}

export const scoreShips: ScoreGroup = (pictures) =>
  Promise.resolve({
    scores: Object.fromEntries(
      ['nearest-neighbour', 'linear', 'network'].map((id) => [
        id,
        pictures.map(() => sureOf(SHIP)),
      ]),
    ),
    failures: {},
    references: 1000,
  });

/** Reads any file that does not say "broken". */
export function openBatch({ score = scoreShips, read, memory = new Memory() }: World = {}) {
  let open = 0;
  let most = 0;
  let ids = 0;
  const batch = createBatch({
    readUpload: async (blob, name) => {
      most = Math.max(most, ++open);
      await (read ?? settled)();
      open--;
      if ((await blob.text()) === 'broken') {
        throw new UnreadablePicture('damaged', { name, format: 'JPEG' });
      }
      const image = { width: 32, height: 32, pixels: new Uint8Array(3072).fill(9) };
      return { name, format: 'png', width: 32, height: 32, image, notes: [] } satisfies Upload;
    },
    createScorer: () => score,
    store: memory,
    limits: { files: 100, bytes: 1e6 },
    createId: () => `batch ${++ids}`,
  });
  return { batch, memory, mostAtATime: () => most };
}

export const file = (
  path: string,
  content: string | Uint8Array<ArrayBuffer> = 'fine',
): IncomingFile => ({
  path,
  open: () => Promise.resolve(new Blob([content])),
});
export const filesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => file(`${at}.png`));
export const statesOf = ({ rows }: Batch) => rows.map(({ state }) => state);
