import { describe, expect, test } from 'vitest';
import { CLASSES } from '../../src/core/classes.ts';
import type { BatchRow, SavedBatch } from '../../src/data/batch/batch-row.ts';
import type { BatchStore } from '../../src/data/batch/batch-store.ts';
import type { IncomingFile } from '../../src/data/batch/incoming-file.ts';
import type { Upload } from '../../src/data/upload/read-upload.ts';
import { UnreadablePicture } from '../../src/data/upload/refusal.ts';
import type { Batch } from '../../src/state/batch.svelte.ts';
import { createBatch } from '../../src/state/batch.svelte.ts';
import type { ScoreGroup } from '../../src/state/batch-scorer.ts';
import { encodeZip } from '../fixtures/zip.ts';

const SHIP = CLASSES.indexOf('ship');
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const sureOf = (label: number) => Float32Array.from(CLASSES, (_, at) => (at === label ? 1 : 0));

/** Keeps in memory what the browser would, as long as it may. */
class Memory implements BatchStore {
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

const scoreShips: ScoreGroup = (pictures) =>
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
function openBatch({ score = scoreShips, read, memory = new Memory() }: World = {}) {
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

const file = (path: string, content: string | Uint8Array<ArrayBuffer> = 'fine'): IncomingFile => ({
  path,
  open: () => Promise.resolve(new Blob([content])),
});
const filesOf = (count: number) => Array.from({ length: count }, (_, at) => file(`${at}.png`));
const statesOf = ({ rows }: Batch) => rows.map(({ state }) => state);

describe('a batch', () => {
  test('scores what can be read, refuses the rest with reasons, and passes over system files', async () => {
    const { batch } = openBatch();
    await batch.start([
      file('ship/a.png'),
      file('.DS_Store'),
      file('b.jpg', 'broken'),
      { path: 'gone.png', open: () => Promise.reject(new DOMException('It is gone.')) },
      file('c.png'),
    ]);
    expect(statesOf(batch)).toEqual(['scored', 'refused', 'refused', 'scored']);
    expect(batch.rows.map(({ refusal }) => refusal?.reason)).toEqual([
      undefined,
      'damaged',
      'unreadable',
      undefined,
    ]);
    expect(batch.rows.map(({ label }) => label)).toEqual([SHIP, null, null, null]);
    expect([batch.skipped, batch.phase]).toEqual([1, 'idle']);
  });

  test('reads no more than two files at a time', async () => {
    const { batch, mostAtATime } = openBatch({ read: () => Promise.resolve() });
    await batch.start(filesOf(30));
    expect(new Set(statesOf(batch))).toEqual(new Set(['scored']));
    expect(mostAtATime()).toBe(2);
  });

  test('looks into archives, and refuses a broken one without harm to the others', async () => {
    const zip = encodeZip([
      { name: 'frog/a.png', content: new TextEncoder().encode('fine') },
      { name: '__MACOSX/frog/._a.png', content: new Uint8Array(4) },
      { name: 'locked.png', content: new Uint8Array(4), isEncrypted: true },
    ]) as Buffer<ArrayBuffer>;
    const { batch } = openBatch();
    await batch.start([file('all.zip', zip), file('cut.zip', zip.subarray(0, 60)), file('b.png')]);
    expect(batch.rows.map(({ path, state }) => [path, state])).toEqual([
      ['all.zip/frog/a.png', 'scored'],
      ['all.zip/locked.png', 'refused'],
      ['cut.zip', 'refused'],
      ['b.png', 'scored'],
    ]);
    expect(batch.rows[2]!.refusal?.reason).toBe('archive-damaged');
    expect(batch.skipped).toBe(1);
  });

  test('that is cancelled says so of every file left, and takes no late answer', async () => {
    const { batch } = openBatch();
    const run = batch.start(filesOf(9));
    await settled();
    batch.cancel();
    const states = statesOf(batch);
    expect(batch.phase).toBe('idle');
    expect(states).not.toContain('waiting');
    expect(states).toContain('unjudged');
    await run;
    await settled();
    expect(statesOf(batch)).toEqual(states);
  });

  test('that is cancelled before it was looked through says so, and keeps what was there', async () => {
    const { batch } = openBatch();
    await batch.start([file('a.png')]);
    const coming = new Promise<readonly IncomingFile[]>((resolve) => {
      setTimeout(() => resolve(filesOf(3)), 10);
    });
    const run = batch.start(coming);
    expect(batch.phase).toBe('gathering');
    batch.cancel();
    expect([batch.phase, batch.notice, batch.rows.length]).toEqual(['idle', 'cancelled', 1]);
    await run;
    expect([batch.phase, batch.rows.length]).toEqual(['idle', 1]);
  });

  test('gives way to a newer one', async () => {
    const { batch } = openBatch();
    const older = batch.start(filesOf(9));
    await settled();
    const newer = batch.start([file('newest.png')]);
    await Promise.all([older, newer]);
    await settled();
    expect(batch.rows.map(({ path, state }) => [path, state])).toEqual([['newest.png', 'scored']]);
  });

  test('stays where nothing came, and says that', async () => {
    const { batch } = openBatch();
    await batch.start([file('a.png')]);
    await batch.start([file('.DS_Store')]);
    expect([batch.rows.length, batch.notice]).toEqual([1, 'empty']);
  });
});

test('files that cannot be listed are told of, and what was there stays', async () => {
  const { batch } = openBatch();
  await batch.start(filesOf(1));
  await batch.start(Promise.reject(new Error('The pictures could not be loaded.')));
  expect([batch.problem, batch.rows.length]).toEqual(['The pictures could not be loaded.', 1]);
  await batch.start(filesOf(2));
  expect([batch.problem, batch.rows.length]).toEqual([null, 2]);
});

describe('a classifier that fails', () => {
  test('leaves the others their answers, and is asked again', async () => {
    let isDown = true;
    const score: ScoreGroup = async (pictures, signal) => {
      const all = await scoreShips(pictures, signal);
      if (!isDown) return all;
      const { 'nearest-neighbour': nearest, linear } = all.scores;
      const scores = { 'nearest-neighbour': nearest!, linear: linear! };
      return { ...all, scores, failures: { network: 'Its weights could not be loaded.' } };
    };
    const { batch } = openBatch({ score });
    await batch.start(filesOf(3));
    expect(statesOf(batch)).toEqual(['scored', 'scored', 'scored']);
    expect(batch.failures).toEqual({ network: 'Its weights could not be loaded.' });
    expect('network' in batch.rows[0]!.scores).toBe(false);
    isDown = false;
    await batch.retry();
    expect(batch.failures).toEqual({});
    expect(batch.rows.every(({ scores }) => 'network' in scores)).toBe(true);
  });

  test('with all others leaves no file scored', async () => {
    let isDown = true;
    const score: ScoreGroup = (pictures, signal) =>
      isDown
        ? Promise.resolve({ scores: {}, failures: { linear: 'No.' }, references: null })
        : scoreShips(pictures, signal);
    const { batch } = openBatch({ score });
    await batch.start(filesOf(2));
    expect(batch.rows.map(({ state, unjudged }) => [state, unjudged])).toEqual([
      ['unjudged', 'failed'],
      ['unjudged', 'failed'],
    ]);
    isDown = false;
    await batch.retry();
    expect(statesOf(batch)).toEqual(['scored', 'scored']);
  });
});

describe('a batch that is kept', () => {
  test('comes back with its rows, pictures and scores', async () => {
    const { batch, memory } = openBatch();
    await batch.start([file('.DS_Store'), ...filesOf(3), file('b.jpg', 'broken')]);
    await settled();
    const again = openBatch({ memory }).batch;
    await again.restore();
    expect(again.rows).toEqual(batch.rows);
    expect(again.skipped).toBe(1);
  });

  test('comes back in the middle with what was left not judged', async () => {
    const { batch, memory } = openBatch();
    void batch.start(filesOf(9));
    await settled();
    await settled();
    const again = openBatch({ memory }).batch;
    await again.restore();
    const states = statesOf(again);
    expect(states).not.toContain('waiting');
    expect(again.rows.at(-1)!.unjudged).toBe('reloaded');
    batch.cancel();
  });

  test('is gone once it is forgotten', async () => {
    const { batch, memory } = openBatch();
    await batch.start(filesOf(2));
    batch.clear();
    await settled();
    expect([batch.rows.length, memory.saved]).toEqual([0, null]);
  });

  test('is not written over by what was kept before', async () => {
    const { memory } = openBatch();
    memory.saved = { head: { id: 'old', skipped: 5 }, rows: [] };
    const { batch } = openBatch({ memory });
    await batch.start(filesOf(1));
    await batch.restore();
    expect([batch.rows.length, batch.skipped]).toEqual([1, 0]);
  });

  test('says while there is no space, judges all the same, and keeps it whole once there is', async () => {
    const memory = new Memory();
    memory.isFull = true;
    const { batch } = openBatch({ memory });
    await batch.start(filesOf(3));
    expect([batch.saving, statesOf(batch)]).toEqual(['refused', ['scored', 'scored', 'scored']]);
    memory.isFull = false;
    await expect.poll(() => batch.saving, { timeout: 6_000 }).toBe('kept');
    expect(memory.saved?.rows).toEqual(batch.rows);
  }, 10_000);

  test('says where another tab has begun a newer one, and leaves that alone', async () => {
    const { batch, memory } = openBatch();
    const run = batch.start(filesOf(9));
    await settled();
    const other = { head: { id: 'of another tab', skipped: 0 }, rows: [] };
    memory.saved = other;
    await run;
    expect([batch.saving, memory.saved]).toEqual(['replaced', other]);
  });
});
