import { describe, expect, it, vi } from 'vitest';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { readRenderer, startKernel, startWebgl } from '../../src/engine/network/backend.ts';
import { GuardedNetwork } from '../../src/engine/network/guarded-network.ts';
import {
  countTensors,
  expectedLogits,
  expectedScores,
  expectNear,
  header,
  pictures,
  provideNetwork,
  wasm,
  weights,
} from './golden-network.ts';

const never = new AbortController().signal;
const createNetwork = provideNetwork();

describe('the forward pass', () => {
  it('finds WebGL in software here', () => {
    expect(readRenderer()).toMatch(/swiftshader/i);
  });

  it.each([
    ['webgl', 2, () => startWebgl(() => undefined)],
    ['wasm', 16, () => startKernel(wasm)],
  ] as const)('gives the golden logits on %s and frees its tensors', async (name, count, start) => {
    const session = await start();
    const before = countTensors();
    const network = session.createNetwork(weights);
    const logits = await network.computeLogits(pictures(0, count));
    expectNear(logits, expectedLogits(0, count));
    network.dispose();
    expect(countTensors()).toBe(before);
    expect(session.backend).toBe(name);
    session.stop();
  });
});

describe('the guarded network', () => {
  it('runs on WebAssembly where WebGL is software, says so, and takes no memory for 100 predictions', async () => {
    const network = createNetwork();
    const report = await network.use('auto');
    expect(report).toMatchObject({ backend: 'wasm', reason: 'software-webgl' });
    expect(report.available).toEqual(['webgl', 'wasm']);
    const before = network.memory();
    expect(before.tensors).toBe(0);
    expect(before.bytes).toBeGreaterThan(4 * header.parameters);
    for (let round = 0; round < 100; round++) await network.score(pictures(round % 16, 1), never);
    expect(network.memory()).toEqual(before);
  });

  it('runs on WebGL when chosen, with flat memory, and back on WebAssembly', async () => {
    const network = createNetwork();
    expect(await network.use('webgl')).toMatchObject({ backend: 'webgl', reason: 'chosen' });
    const scored = await network.score(pictures(3, 1), never);
    expect(scored.backend).toBe('webgl');
    expect(scored.milliseconds).toBeGreaterThan(0);
    expectNear(scored.scores, expectedScores(3, 1));
    const before = network.memory();
    for (let round = 0; round < 10; round++) await network.score(pictures(round, 1), never);
    expect(network.memory()).toEqual(before);
    expect(await network.use('wasm')).toMatchObject({ backend: 'wasm', reason: 'chosen' });
    expect(countTensors()).toBe(0);
    expectNear((await network.score(pictures(3, 1), never)).scores, expectedScores(3, 1));
  });

  it('scores a batch on WebAssembly that is no multiple of its own size', async () => {
    const network = createNetwork();
    await network.use('wasm');
    expectNear((await network.score(pictures(1, 13), never)).scores, expectedScores(1, 13));
    await expect(network.score(new Uint8Array(0), never)).rejects.toThrow(/0 bytes/);
    await expect(network.score(new Uint8Array(5), never)).rejects.toThrow(/5 bytes/);
  });

  it('takes pictures at once where the GPU is fast enough, when that is prepared', async () => {
    const network = createNetwork();
    const reads = vi.spyOn(WebGL2RenderingContext.prototype, 'fenceSync').mock.calls;
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    await network.use('webgl');
    await network.score(pictures(0, 1), never);
    const before = reads.length;
    // One pass that is compiled alone, and one that is drawn.
    await vi.waitFor(() => expect(reads).toHaveLength(before + 2), 30_000);
    clock.mockRestore();
    expectNear((await network.score(pictures(1, 5), never)).scores, expectedScores(1, 5));
    expect(reads).toHaveLength(before + 3);
  });

  it('stops between batches when it is aborted, and lets others in between', async () => {
    const network = createNetwork();
    await network.use('wasm');
    const many = new Uint8Array(400 * PICTURE_BYTES);
    const controller = new AbortController();
    const long = network.score(many, controller.signal);
    const single = await network.score(pictures(0, 1), never);
    expectNear(single.scores, expectedScores(0, 1));
    controller.abort();
    await expect(long).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    await expect(network.score(many, AbortSignal.abort())).rejects.toThrow();
  });

  it('runs without WebGL, and refuses what is not there', async () => {
    vi.spyOn(OffscreenCanvas.prototype, 'getContext').mockReturnValue(null);
    const network = createNetwork();
    expect(await network.use('auto')).toEqual({
      backend: 'wasm',
      reason: 'no-webgl',
      renderer: null,
      timings: {},
      available: ['wasm'],
    });
    await expect(network.use('webgl')).rejects.toThrow(/cannot run on webgl/);
    await expect(network.use('typescript')).rejects.toThrow(/cannot run on typescript/);
    expectNear((await network.score(pictures(0, 2), never)).scores, expectedScores(0, 2));
  });

  it('refuses a backend that gives the known picture another answer', async () => {
    const known = header.known.toReversed();
    const network = createNetwork([], { ...weights, header: { ...header, known } });
    await expect(network.use('wasm')).rejects.toThrow(/known picture/);
  });

  it('says what is missing where the temperature is', () => {
    const uncalibrated = { ...weights, header: { ...header, calibration: null } };
    expect(() => new GuardedNetwork(uncalibrated, wasm, () => undefined)).toThrow(
      /npm run calibrate:network/,
    );
  });
});
