import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RecomputeParts } from '../../src/state/recompute.svelte.ts';
import { LOADING, createNumberEngine, open, openLooked } from './recompute-world.ts';

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
