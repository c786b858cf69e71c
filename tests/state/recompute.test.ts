import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { createScoredPictures } from '../../src/core/scored-pictures.ts';
import type { Manifest, Sheet } from '../../src/data/manifest.ts';
import type { OnProgress } from '../../src/data/progress.ts';
import type { ValueStore } from '../../src/data/value-store.ts';
import type { ClassifierId, Engine } from '../../src/engine/contract.ts';
import { forEachClassifier } from '../../src/state/for-each-classifier.ts';
import { describeTest } from '../../src/state/lab-sets.ts';
import type { RecomputeParts } from '../../src/state/recompute.svelte.ts';
import { createRecompute } from '../../src/state/recompute.svelte.ts';
import type { RecomputedScores } from '../../src/state/recomputed-scores.ts';

const [SHEET, SHEETS, REFERENCES] = [100, 4, 450];
/** Milliseconds that the references take to load. */
const LOADING = 10;

const sheet = (index: number, name = 'test') =>
  ({
    path: `${name}-${index}`,
    bytes: 1_000,
    sha256: `${name}-${index}`,
    shape: [SHEET],
  }) as unknown as Sheet;

const MANIFEST = {
  sets: {
    test: { sheets: Array.from({ length: SHEETS }, (_, index) => sheet(index)) },
    train: { count: REFERENCES, sheets: [sheet(0, 'train'), sheet(1, 'train')] },
  },
  scores: { linear: { test: { low: -8, step: 8e-4 } } },
} as unknown as Manifest;

/** Every picture of a sheet begins with its number in the set, in two bytes. */
function drawSheet({ path }: Sheet): Uint8Array {
  const first = Number(path.slice('test-'.length)) * SHEET;
  const pixels = new Uint8Array(SHEET * PICTURE_BYTES);
  for (let picture = 0; picture < SHEET; picture++) {
    const number = first + picture;
    pixels.set([number >> 8, number & 255], picture * PICTURE_BYTES);
  }
  return pixels;
}

/** The picture's number tells its best class. */
function scorePicture(number: number): number[] {
  const scores = new Array<number>(CLASS_COUNT).fill(0);
  scores[number % CLASS_COUNT] = 0.5;
  return scores;
}

interface EngineWorld {
  /** What is asked of it, in order. */
  readonly asked: string[];
  readonly engine: Engine;
}

/** An engine that knows pictures by their numbers; `meddle` may change a score, or fail. */
function createNumberEngine(
  meddle: (id: ClassifierId, number: number, scores: number[]) => void = () => undefined,
): EngineWorld {
  const asked: string[] = [];
  const engine = {
    load: (id: string) => Promise.resolve(void asked.push(`load ${id}`)),
    async loadReferences(count: number, _: AbortSignal, onProgress: OnProgress) {
      asked.push(`references ${count}`);
      for (const part of [1, 2]) {
        await new Promise((resolve) => setTimeout(resolve, LOADING / 2));
        onProgress({ done: (count * part) / 2, total: count, unit: 'pictures' });
      }
      return count;
    },
    useBackend: (choice: string) => Promise.resolve(void asked.push(`backend ${choice}`)),
    async score(id: ClassifierId, pixels: Uint8Array, signal: AbortSignal) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      signal.throwIfAborted();
      const scores: number[] = [];
      for (let at = 0; at < pixels.length; at += PICTURE_BYTES) {
        const number = (pixels[at]! << 8) + pixels[at + 1]!;
        const own = scorePicture(number);
        meddle(id, number, own);
        scores.push(...own);
      }
      // As the engine's contract has it: no answer comes after an abort.
      signal.throwIfAborted();
      asked.push(id);
      return { scores: Float32Array.from(scores), backend: 'wasm', milliseconds: 1 };
    },
    dispose: () => asked.push('disposed'),
  } as unknown as Engine;
  return { asked, engine };
}

const LABELS = Uint8Array.from({ length: SHEET * SHEETS }, (_, number) => number % CLASS_COUNT);
const STORED = Float32Array.from({ length: LABELS.length }, (_, number) => number).reduce(
  (all, number) => (all.set(scorePicture(number), number * CLASS_COUNT), all),
  new Float32Array(LABELS.length * CLASS_COUNT),
);
const COMMITTED = describeTest(forEachClassifier(() => createScoredPictures(STORED, LABELS)));

/** Keeps in memory what the browser would, as long as it may. */
class Memory implements ValueStore<RecomputedScores> {
  value: RecomputedScores | null = null;
  isFull = false;

  read() {
    return Promise.resolve(this.value);
  }

  replace(value: RecomputedScores) {
    if (this.isFull) return Promise.reject(new DOMException('', 'QuotaExceededError'));
    this.value = structuredClone(value);
    return Promise.resolve();
  }

  clear() {
    this.value = null;
    return Promise.resolve();
  }
}

function open(engine: EngineWorld, part: Partial<RecomputeParts> = {}) {
  return createRecompute({
    engine: engine.engine,
    createHelper: null,
    manifest: { read: () => Promise.resolve(MANIFEST) },
    readSheet: (asked) => Promise.resolve(drawSheet(asked)),
    committed: () => COMMITTED,
    backend: () => 'auto',
    isKept: () => false,
    store: new Memory(),
    release: 'this',
    onFetched: () => undefined,
    ...part,
  });
}

/** What is looked at takes real time, before timers are faked. */
async function openLooked(engine: EngineWorld, part: Partial<RecomputeParts> = {}) {
  const recompute = open(engine, part);
  await recompute.look();
  return recompute;
}

const count = (asked: readonly string[], what: string) =>
  asked.filter((one) => one === what).length;

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

describe('the times of a run', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function finish(work: Promise<void>): Promise<void> {
    await vi.runAllTimersAsync();
    await work;
  }

  test('tell loading from scoring, and the whole holds both', async () => {
    const recompute = await openLooked(createNumberEngine());
    await finish(recompute.start(200));
    const times = { elapsed: 6, worked: 6, scoring: 6 };
    expect(recompute.parts).toMatchObject({
      linear: { preparing: 0, ...times },
      'nearest-neighbour': { preparing: LOADING, ...times },
      network: { preparing: 0, ...times },
    });
    expect(recompute.took).toBe(LOADING + 18);
  });

  test('of two workers add up, but not the whole', async () => {
    const [own, helper] = [createNumberEngine(), createNumberEngine()];
    const recompute = await openLooked(own, { createHelper: () => helper.engine });
    await finish(recompute.start(200));
    expect(recompute.parts.network).toMatchObject({ elapsed: 6, worked: 6 });
    expect(recompute.took).toBe(LOADING + 12);
  });

  test('add up where it goes on, and begin anew with the next run', async () => {
    let isBroken = true;
    const recompute = await openLooked(
      createNumberEngine((id) => {
        if (id === 'network' && isBroken) throw new Error('It stopped.');
      }),
    );
    await finish(recompute.start(200));
    expect(recompute.took).toBe(LOADING + 13);
    isBroken = false;
    await vi.advanceTimersByTimeAsync(1_000);
    await finish(recompute.goOn());
    expect(recompute.took).toBe(LOADING + 13 + 6);
    const next = recompute.start(200);
    expect(recompute.took).toBe(0);
    await finish(next);
    expect(recompute.took).toBe(LOADING + 18);
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

describe('a reload', () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

  async function openKept(memory: Memory, part: Partial<RecomputeParts> = {}) {
    const recompute = open(createNumberEngine(), { store: memory, ...part });
    await settled();
    return recompute;
  }

  async function keepRun(memory: Memory) {
    const recompute = await openKept(memory);
    await recompute.start(200);
    await settled();
    return recompute;
  }

  test('shows what was recomputed, and what it took', async () => {
    const memory = new Memory();
    const before = await keepRun(memory);
    expect(before.keeping).toBe('kept');
    const recompute = await openKept(memory);
    expect(recompute.keeping).toBe('kept');
    expect([recompute.total, recompute.took, recompute.at]).toEqual([200, before.took, before.at]);
    expect(recompute.parts).toEqual(before.parts);
    expect(recompute.set!.pictures.network.scores).toEqual(before.set!.pictures.network.scores);
  });

  test('waits with them for the true classes', async () => {
    const memory = new Memory();
    await keepRun(memory);
    let committed: typeof COMMITTED | null = null;
    const recompute = await openKept(memory, { committed: () => committed });
    expect([recompute.total, recompute.set]).toEqual([200, null]);
    committed = COMMITTED;
    expect(recompute.set!.total).toBe(200);
  });

  test.each([
    ['code', { release: 'next' }],
    ['data', { manifest: { read: () => Promise.resolve({ ...MANIFEST, seed: 2 }) } }],
  ])('with other %s shows nothing of it', async (_, part) => {
    const memory = new Memory();
    await keepRun(memory);
    const recompute = await openKept(memory, part);
    expect([recompute.total, recompute.set, recompute.keeping]).toEqual([0, null, 'none']);
  });

  test('never puts it in the place of a run that has begun', async () => {
    const memory = new Memory();
    await keepRun(memory);
    const recompute = open(createNumberEngine(), { store: memory });
    const running = recompute.start(1_000);
    await settled();
    expect([recompute.total, recompute.set]).toEqual([1_000, null]);
    recompute.cancel();
    await running;
  });

  test('loses what could not be kept, which is said, and brings nothing older back', async () => {
    const memory = new Memory();
    const recompute = await keepRun(memory);
    memory.isFull = true;
    await recompute.start(200);
    await settled();
    expect(recompute.keeping).toBe('refused');
    expect(recompute.set).not.toBeNull();
    expect((await openKept(memory)).set).toBeNull();
  });

  test('brings nothing back that was forgotten', async () => {
    const memory = new Memory();
    const recompute = await keepRun(memory);
    recompute.forget();
    expect([recompute.total, recompute.took, recompute.set]).toEqual([0, 0, null]);
    await settled();
    expect([recompute.keeping, memory.value]).toEqual(['none', null]);
    expect((await openKept(memory)).set).toBeNull();
  });
});

describe('what it costs', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function openMeasured(part: Partial<RecomputeParts> = {}) {
    const recompute = await openLooked(createNumberEngine(), part);
    const running = recompute.start(200);
    await vi.runAllTimersAsync();
    await running;
    return recompute;
  }

  test('is told beforehand', async () => {
    const recompute = open(createNumberEngine(), { isKept: ({ path }) => path === 'test-0' });
    expect(recompute.cost(200)).toBeNull();
    await recompute.look();
    expect(recompute.cost(200)).toMatchObject({ bytes: 3_000, isMeasured: false });
    expect(recompute.rounding!.linear).toBeCloseTo(1e-4);
  });

  test('is, once more of the same, what the whole run took', async () => {
    const recompute = await openMeasured();
    const { took } = recompute;
    expect(recompute.cost(200)).toEqual({ bytes: 4_000, milliseconds: took, isMeasured: true });
  });

  test.each([
    [1, LOADING + (3 * 6 * 1_000) / 200],
    [2, Math.max(LOADING + (2 * 6 * 1_000) / 200, (LOADING + (3 * 6 * 1_000) / 200) / 2)],
  ])('is, for more, what each picture took %i workers, and loading', async (workers, expected) => {
    const createHelper = workers > 1 ? () => createNumberEngine().engine : null;
    const recompute = await openMeasured({ createHelper });
    expect(recompute.cost(1_000)!.milliseconds).toBeCloseTo(expected);
  });

  test('is told of what is left, going by this run as soon as all three have begun', async () => {
    const recompute = await openLooked(createNumberEngine());
    expect(recompute.left).toBeNull();
    const running = recompute.start(200);
    const guess = recompute.left!;
    await vi.advanceTimersByTimeAsync(12 + LOADING);
    expect([guess.isMeasured, recompute.left!.isMeasured]).toEqual([false, false]);
    expect(recompute.left!.milliseconds).toBeLessThan(guess.milliseconds);
    await vi.advanceTimersByTimeAsync(1);
    // 48 of the network's pictures took a millisecond; 152 are left.
    expect(recompute.parts.network.done).toBe(48);
    expect(recompute.progress).toBeCloseTo((200 + 200 + 48) / 600);
    expect(recompute.left).toEqual({ milliseconds: 152 / 48, isMeasured: true });
    await vi.runAllTimersAsync();
    await running;
    expect([recompute.left, recompute.progress]).toEqual([null, null]);
  });

  test('holds, while references load, what is left of that', async () => {
    const recompute = await openLooked(createNumberEngine());
    const running = recompute.start(200);
    await vi.advanceTimersByTimeAsync(6);
    const before = recompute.left!.milliseconds;
    await vi.advanceTimersByTimeAsync(LOADING / 2);
    // Of its first half nothing was known before.
    expect(recompute.left!.milliseconds - before).toBeCloseTo(LOADING / 2);
    await vi.advanceTimersByTimeAsync(LOADING / 2);
    expect(recompute.left!.milliseconds).toBeCloseTo(before);
    await vi.runAllTimersAsync();
    await running;
  });

  test('is nothing for a classifier that was given up', async () => {
    const recompute = await openLooked(
      createNumberEngine((id) => {
        if (id === 'nearest-neighbour') throw new Error('It stopped.');
      }),
    );
    const running = recompute.start(200);
    await vi.advanceTimersByTimeAsync(6 + LOADING + 1 + 1);
    expect(recompute.parts.network.done).toBe(48);
    expect(recompute.left!.milliseconds).toBeCloseTo(152 / 48);
    await vi.runAllTimersAsync();
    await running;
  });
});
