import { describe, expect, test } from 'vitest';
import type { RecomputeParts } from '../../src/state/recompute.svelte.ts';
import { createNumberEngine, COMMITTED, Memory, open, MANIFEST } from './recompute-world.ts';

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
