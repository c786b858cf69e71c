import { describe, expect, test } from 'vitest';
import type { IncomingFile } from '../../src/data/batch/incoming-file.ts';
import type { ScoreGroup } from '../../src/state/batch-scorer.ts';
import { encodeZip } from '../fixtures/zip.ts';
import { file, filesOf, openBatch, scoreShips, settled, SHIP, statesOf } from './batch-world.ts';

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
