import { describe, expect, test } from 'vitest';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import {
  REFERENCES,
  MANIFEST,
  drawSheet,
  createNumberEngine,
  LABELS,
  STORED,
  open,
  count,
} from './recompute-world.ts';

/** The offered 200 pictures are two of its sheets. */
describe('the first 200 pictures', () => {
  test('are scored by all three, linear first, and are as committed', async () => {
    const world = createNumberEngine();
    const recompute = open(world);
    const running = recompute.start(200);
    expect(recompute.isRunning).toBe(true);
    await running;
    expect(recompute.isRunning).toBe(false);
    expect(world.asked.filter((one) => !/^(linear|network|nearest)/.test(one))).toEqual([
      'load linear',
      'load nearest-neighbour',
      `references ${REFERENCES}`,
      'load network',
    ]);
    for (const part of Object.values(recompute.parts)) {
      expect(part).toMatchObject({ stage: 'done', done: 200, backend: 'wasm', failure: null });
      expect(part.comparison).toEqual({
        pictures: 200,
        otherwise: [],
        largestDifference: 0,
        largestAt: null,
      });
    }
    expect(recompute.set).toMatchObject({ name: 'recomputed', total: 200, files: null });
    expect(recompute.set!.pictures.network.labels).toEqual(LABELS.slice(0, 200));
    expect(recompute.set!.pictures.network.scores).toEqual(STORED.slice(0, 200 * CLASS_COUNT));
  });

  test('that are answered otherwise are named', async () => {
    const world = createNumberEngine((id, number, scores) => {
      if (id === 'network' && number === 143) scores[0] = 0.75;
    });
    const recompute = open(world);
    await recompute.start(200);
    expect(recompute.parts.linear.comparison!.otherwise).toEqual([]);
    expect(recompute.parts.network.comparison).toEqual({
      pictures: 200,
      otherwise: [{ picture: 143, anew: 0, stored: 3 }],
      largestDifference: 0.75,
      largestAt: 143,
    });
    expect(recompute.set).not.toBeNull();
  });

  test('with a score that is no number make no set', async () => {
    const recompute = open(
      createNumberEngine((_, number, scores) => {
        if (number === 7) scores[1] = NaN;
      }),
    );
    await recompute.start(200);
    expect(recompute.parts.linear.comparison!.largestDifference).toBeNaN();
    expect(recompute.set).toBeNull();
  });
});

describe('two engines', () => {
  test('share the pictures of the network, and the helper ends with the work', async () => {
    const [own, helper] = [createNumberEngine(), createNumberEngine()];
    const recompute = open(own, { createHelper: () => helper.engine, backend: () => 'wasm' });
    await recompute.start(200);
    expect(helper.asked.slice(0, 2)).toEqual(['load network', 'backend wasm']);
    expect(helper.asked.at(-1)).toBe('disposed');
    expect(count(own.asked, 'network') + count(helper.asked, 'network')).toBe(6);
    expect(count(own.asked, 'linear') + count(own.asked, 'nearest-neighbour')).toBe(12);
    expect(recompute.parts.network.comparison!.otherwise).toEqual([]);
    expect(recompute.parts.network.scoring).toBe(6);
  });

  test('do without the helper where it fails', async () => {
    const own = createNumberEngine();
    const helper = createNumberEngine(() => {
      throw new Error('No memory.');
    });
    const recompute = open(own, { createHelper: () => helper.engine });
    await recompute.start(200);
    expect(recompute.parts.network).toMatchObject({ stage: 'done', failure: null });
  });
});

describe('what is stopped', () => {
  test('stays where it was cancelled, and goes on from there', async () => {
    const world = createNumberEngine((id) => {
      if (id === 'nearest-neighbour' && !recompute.parts.network.done) stop();
    });
    let stop = () => recompute.cancel();
    const recompute = open(world);
    await recompute.start(200);
    expect(recompute.isRunning).toBe(false);
    expect(recompute.parts.linear.stage).toBe('done');
    expect(recompute.parts['nearest-neighbour']).toMatchObject({ stage: 'waiting', done: 0 });
    expect(recompute.set).toBeNull();
    stop = () => undefined;
    await recompute.goOn();
    expect(count(world.asked, 'linear')).toBe(6);
    expect(recompute.set!.total).toBe(200);
  });

  test('by a sheet that does not come says so, and goes on from there', async () => {
    const world = createNumberEngine();
    let isThere = false;
    const recompute = open(world, {
      readSheet: (asked) =>
        asked.path === 'test-1' && !isThere
          ? Promise.reject(new Error('test-1 could not be loaded.'))
          : Promise.resolve(drawSheet(asked)),
    });
    await recompute.start(200);
    for (const part of Object.values(recompute.parts)) {
      expect(part).toMatchObject({
        stage: 'failed',
        done: 100,
        failure: 'test-1 could not be loaded.',
      });
    }
    expect(recompute.set).toBeNull();
    isThere = true;
    await recompute.goOn();
    expect(recompute.set!.pictures.linear.scores).toEqual(STORED.slice(0, 200 * CLASS_COUNT));
    expect(count(world.asked, 'linear')).toBe(6);
  });

  test('in the middle of a sheet by one classifier leaves the others their work', async () => {
    let isBroken = true;
    const world = createNumberEngine((id, number) => {
      if (id === 'nearest-neighbour' && number >= 60 && isBroken) throw new Error('It stopped.');
    });
    const recompute = open(world);
    await recompute.start(200);
    expect(recompute.parts['nearest-neighbour']).toMatchObject({ stage: 'failed', done: 48 });
    expect(recompute.parts.network.stage).toBe('done');
    isBroken = false;
    await recompute.goOn();
    expect(recompute.parts['nearest-neighbour']).toMatchObject({ stage: 'done', failure: null });
    expect(recompute.parts['nearest-neighbour'].comparison!.otherwise).toEqual([]);
  });

  test('before it began, by a list that does not come, says so', async () => {
    let isThere = false;
    const recompute = open(createNumberEngine(), {
      manifest: {
        read: () => (isThere ? Promise.resolve(MANIFEST) : Promise.reject(new Error('No answer.'))),
      },
    });
    await recompute.start(200);
    expect([recompute.failure, recompute.isRunning]).toEqual(['No answer.', false]);
    isThere = true;
    await recompute.goOn();
    expect([recompute.failure, recompute.set?.total]).toEqual([null, 200]);
  });

  test('for another start is dropped: only the newest counts', async () => {
    const world = createNumberEngine();
    const recompute = open(world);
    const first = recompute.start(200);
    const second = recompute.start(1_000);
    await Promise.all([first, second]);
    expect(recompute.total).toBe(1_000);
    expect(recompute.isRunning).toBe(false);
  });
});

test('the lab keeps what was recomputed until the next run has come to its end', async () => {
  let isSlow = false;
  const world = createNumberEngine(() => {
    if (isSlow) recompute.cancel();
  });
  const recompute = open(world);
  await recompute.start(200);
  const { set } = recompute;
  isSlow = true;
  await recompute.start(200);
  expect(recompute.parts.linear.done).toBe(0);
  expect(recompute.set!.pictures.linear.scores).toBe(set!.pictures.linear.scores);
});
