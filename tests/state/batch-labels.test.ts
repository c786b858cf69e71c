import { describe, expect, test } from 'vitest';
import { countRight } from '../../src/core/batch-rows.ts';
import { CLASSES } from '../../src/core/classes.ts';
import type { BatchRow, SavedBatch } from '../../src/data/batch/batch-row.ts';
import type { BatchStore } from '../../src/data/batch/batch-store.ts';
import type { IncomingFile } from '../../src/data/batch/incoming-file.ts';
import { createBatch } from '../../src/state/batch.svelte.ts';

const SHIP = CLASSES.indexOf('ship');
const FROG = CLASSES.indexOf('frog');
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Keeps rows in memory. */
function createMemory(): BatchStore & { saved: SavedBatch | null } {
  return {
    saved: null,
    read() {
      return Promise.resolve(this.saved);
    },
    replace(batch) {
      this.saved = batch;
      return Promise.resolve();
    },
    renew(_, rows) {
      const next: BatchRow[] = [...this.saved!.rows];
      for (const row of rows) next[row.id] = row;
      this.saved = { ...this.saved!, rows: next };
      return Promise.resolve(true);
    },
    clear() {
      this.saved = null;
      return Promise.resolve();
    },
  };
}

/** Takes every picture for a ship, once `gate` opens. */
function openBatch(store: BatchStore, gate: Promise<void> = Promise.resolve()) {
  return createBatch({
    async readUpload(_, name) {
      await gate;
      const image = { width: 32, height: 32, pixels: new Uint8Array(3072) };
      return { name, format: 'png', width: 32, height: 32, image, notes: [] };
    },
    createScorer: () => (pictures) => {
      const ship = Float32Array.from(CLASSES, (_, label) => Number(label === SHIP));
      const scores = { linear: pictures.map(() => ship) };
      return Promise.resolve({ scores, failures: {}, references: null });
    },
    store,
    limits: { files: 100, bytes: 1e6 },
    createId: () => 'only',
  });
}

const filesOf = (...paths: string[]) =>
  paths.map((path): IncomingFile => ({ path, open: () => Promise.resolve(new Blob(['x'])) }));

describe('what the visitor says of a folder', () => {
  test('labels its pictures, counts, is taken back, and leaves other folders alone', async () => {
    const batch = openBatch(createMemory());
    await batch.start(filesOf('yachts/a.png', 'frog/b.png', 'yachts/c.png', 'd.png'));
    expect(countRight(batch.rows, 'linear')).toEqual({ count: 0, of: 1 });
    batch.labelFolder('yachts', SHIP);
    expect(batch.rows.map(({ label }) => label)).toEqual([SHIP, FROG, SHIP, null]);
    expect(countRight(batch.rows, 'linear')).toEqual({ count: 2, of: 3 });
    batch.labelFolder('frog', SHIP);
    batch.labelFolder('yachts', null);
    expect(batch.rows.map(({ label }) => label)).toEqual([null, FROG, null, null]);
  });

  test('stays when it is said before the pictures are judged', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const batch = openBatch(createMemory(), gate);
    const judged = batch.start(filesOf('yachts/a.png', 'yachts/b.png'));
    await settled();
    batch.labelFolder('yachts', SHIP);
    open();
    await judged;
    expect(batch.rows.map(({ state, label }) => [state, label])).toEqual([
      ['scored', SHIP],
      ['scored', SHIP],
    ]);
  });

  test('comes back with the rows', async () => {
    const store = createMemory();
    const batch = openBatch(store);
    await batch.start(filesOf('yachts/a.png'));
    batch.labelFolder('yachts', SHIP);
    await settled();
    const again = openBatch(store);
    await again.restore();
    expect(again.rows.map(({ label }) => label)).toEqual([SHIP]);
  });

  test('gives way to a folder’s name that was no class when the rows were kept', async () => {
    const store = createMemory();
    const batch = openBatch(store);
    await batch.start(filesOf('boats/a.png', 'frogs/b.png', 'yachts/c.png'));
    await settled();
    const { head, rows } = store.saved!;
    store.saved = {
      head,
      rows: rows.map((row, at) => ({ ...row, label: at === 1 ? SHIP : null })),
    };
    const again = openBatch(store);
    await again.restore();
    expect(again.rows.map(({ label }) => label)).toEqual([SHIP, FROG, null]);
  });
});
