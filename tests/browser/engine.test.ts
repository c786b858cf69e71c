import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { createManifestSource } from '../../src/data/load-manifest.ts';
import { createEngine } from '../../src/engine/client.ts';
import type { Progress } from '../../src/data/progress.ts';
import type { ClassifierId, Engine } from '../../src/engine/contract.ts';
import { CLASSIFIER_IDS } from '../../src/engine/contract.ts';
import goldenPixels from '../../models/network/golden.pixels?url';

const MANIFEST = createManifestSource(new URL('/data/manifest.json', location.href).href);
const never = new AbortController().signal;

let engine: Engine;
let pixels: Uint8Array;
beforeAll(async () => {
  engine = createEngine(MANIFEST);
  pixels = new Uint8Array(await (await fetch(goldenPixels)).arrayBuffer());
});
afterAll(() => {
  engine.dispose();
});
const pictures = (first: number, count: number) =>
  pixels.slice(first * PICTURE_BYTES, (first + count) * PICTURE_BYTES);
const isAbort: unknown = expect.objectContaining({ name: 'AbortError' });

describe('before anything is loaded', () => {
  it.each(CLASSIFIER_IDS)('%s says so', async (id) => {
    await expect(engine.score(id, pictures(0, 1), never)).rejects.toThrow(/not loaded yet/);
    expect(await engine.memory()).toEqual({ tensors: 0, bytes: 0 });
  });

  it('references that are asked for bring the first ones with them', async () => {
    const early = createEngine(MANIFEST);
    expect(await early.loadReferences(2000, never)).toBe(2000);
    early.dispose();
  });

  it.each(CLASSIFIER_IDS)('an aborted load of %s rejects and can be repeated', async (id) => {
    await expect(engine.load(id, AbortSignal.abort())).rejects.toThrow(isAbort);
    const controller = new AbortController();
    const load = engine.load(id, controller.signal);
    const other = engine.load(id, never);
    controller.abort();
    await expect(load).rejects.toThrow(isAbort);
    await other;
    const scored = await engine.score(id, pictures(0, 1), never);
    expect(scored.scores).toHaveLength(CLASS_COUNT);
  });
});

describe('the engine in its worker', () => {
  beforeAll(async () => {
    await Promise.all(CLASSIFIER_IDS.map((id) => engine.load(id, never)));
  });

  it.each<[ClassifierId, string]>([
    ['nearest-neighbour', 'wasm'],
    ['linear', 'typescript'],
    ['network', 'wasm'],
  ])('%s scores on %s, and a batch as picture by picture', async (id, backend) => {
    const batch = await engine.score(id, pictures(0, 5), never);
    expect(batch.backend).toBe(backend);
    expect(batch.milliseconds).toBeGreaterThan(0);
    expect(batch.scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    const last = await engine.score(id, pictures(4, 1), never);
    last.scores.forEach((score, label) => {
      expect(batch.scores[4 * CLASS_COUNT + label]).toBeCloseTo(score, 5);
    });
    expect(pixels).toHaveLength(16 * PICTURE_BYTES);
  });

  it('keeps answers apart that come out of order', async () => {
    const order: string[] = [];
    const note = (name: string) => (answer: { scores: Float32Array }) => {
      order.push(name);
      return answer.scores;
    };
    const many = new Uint8Array(64 * PICTURE_BYTES);
    const long = engine.score('network', many, never).then(note('long'));
    const short = engine.score('linear', pictures(0, 1), never).then(note('short'));
    const [longScores, shortScores] = await Promise.all([long, short]);
    expect(order).toEqual(['short', 'long']);
    expect(longScores).toHaveLength(64 * CLASS_COUNT);
    expect(shortScores).toHaveLength(CLASS_COUNT);
  });

  it.each(CLASSIFIER_IDS)('ends the work of %s when it is aborted', async (id) => {
    const controller = new AbortController();
    const many = new Uint8Array(4000 * PICTURE_BYTES);
    const long = engine.score(id, many, controller.signal);
    const outcome = expect(long).rejects.toThrow(isAbort);
    await engine.memory();
    controller.abort();
    await outcome;
    expect((await engine.score(id, pictures(0, 1), never)).scores).toHaveLength(CLASS_COUNT);
  });

  it('reports progress of references, and answers from more of them', async () => {
    const heard: Progress[] = [];
    const options = { metric: 'l1', k: 3 } as const;
    const before = await engine.scoreNearest(pictures(0, 1), options, never);
    expect(before).toMatchObject({ ...options, references: 1000 });
    expect(await engine.loadReferences(2500, never, (progress) => heard.push(progress))).toBe(3000);
    expect(heard).toEqual([
      { done: 2000, total: 2500, unit: 'pictures' },
      { done: 2500, total: 2500, unit: 'pictures' },
    ]);
    const after = await engine.scoreNearest(pictures(0, 1), options, never);
    expect(after.references).toBe(3000);
    expect(after.neighbours).toHaveLength(3);
    expect(after.neighbours[0]!.distance).toBeLessThanOrEqual(before.neighbours[0]!.distance);
    expect(after.neighbours[0]!.pixels).toHaveLength(PICTURE_BYTES);
    expect(await engine.loadReferences(10, never)).toBe(3000);
    const fewer = { ...options, references: 1000 };
    const again = await engine.scoreNearest(pictures(0, 1), fewer, never);
    expect({ ...again, milliseconds: 0 }).toEqual({ ...before, milliseconds: 0 });
  });

  it('says what runs the network and switches it', async () => {
    expect(await engine.useBackend('auto')).toMatchObject({ reason: 'software-webgl' });
    const onWasm = await engine.score('network', pictures(2, 1), never);
    expect(await engine.useBackend('webgl')).toMatchObject({ backend: 'webgl', reason: 'chosen' });
    const onWebgl = await engine.score('network', pictures(2, 1), never);
    expect(onWebgl.backend).toBe('webgl');
    onWasm.scores.forEach((score, label) => {
      expect(onWebgl.scores[label]).toBeCloseTo(score, 3);
    });
    await expect(engine.useBackend('typescript')).rejects.toThrow(/cannot run on typescript/);
    expect(await engine.useBackend('wasm')).toMatchObject({ backend: 'wasm', reason: 'chosen' });
  });

  it('takes no memory for 100 predictions', async () => {
    const before = await engine.memory();
    expect(before.bytes).toBeGreaterThan(0);
    for (let round = 0; round < 100; round++) {
      await engine.score('network', pictures(round % 16, 1), never);
    }
    expect(await engine.memory()).toEqual(before);
  });

  it('refuses what is no picture', async () => {
    for (const id of CLASSIFIER_IDS) {
      await expect(engine.score(id, new Uint8Array(3071), never)).rejects.toThrow(/3071 bytes/);
    }
  });
});

it('rejects open and later calls once it is disposed', async () => {
  const other = createEngine(MANIFEST);
  const load = expect(other.load('linear', never)).rejects.toThrow(/closed/);
  other.dispose();
  await load;
  await expect(other.memory()).rejects.toThrow(/closed/);
});
