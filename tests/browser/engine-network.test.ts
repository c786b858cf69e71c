import { engine } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import golden from '../../models/network/golden.json';
import goldenPixels from '../../models/network/golden.pixels?url';
import weightsUrl from '../../models/network/weights.bin?url';
import weightsHeader from '../../models/network/weights.json';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import type { BackendReport } from '../../src/engine/contract.ts';
import { readRenderer, startKernel, startWebgl } from '../../src/engine/network/backend.ts';
import { GuardedNetwork } from '../../src/engine/network/guarded-network.ts';
import kernelUrl from '../../src/engine/network/kernel/kernel.wasm?url';
import { computeProbabilities } from '../../src/engine/network/network.ts';
import type { NetworkWeights } from '../../src/engine/network/weights.ts';
import { parseNetwork, parseNetworkHeader } from '../../src/engine/network/weights.ts';

const TEMPERATURE = 1.25;
const never = new AbortController().signal;
const header = { ...parseNetworkHeader(weightsHeader), calibration: { temperature: TEMPERATURE } };

let weights: NetworkWeights;
let wasm: Uint8Array<ArrayBuffer>;
let pixels: Uint8Array;
const fetchBytes = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());
beforeAll(async () => {
  weights = parseNetwork(header, await fetchBytes(weightsUrl));
  pixels = await fetchBytes(goldenPixels);
  wasm = await fetchBytes(kernelUrl);
});

const pictures = (first: number, count: number) =>
  pixels.slice(first * PICTURE_BYTES, (first + count) * PICTURE_BYTES);
const expectedScores = (first: number, count: number) =>
  computeProbabilities(
    Float32Array.from(golden.asShipped.slice(first, first + count).flat()),
    TEMPERATURE,
  );

function expectNear(found: Float32Array, expected: Float32Array, within = 1e-3) {
  expect(found).toHaveLength(expected.length);
  const worst = expected.reduce(
    (most, value, index) => Math.max(most, Math.abs(value - found[index]!)),
    0,
  );
  expect(worst).toBeLessThan(within);
}

/** Unlike `memory`, this works where tfjs has no backend any more. */
const countTensors = () => engine().state.numTensors;

/** Returns what gives the WebGL context that was made last. */
function watchContexts(): () => WebGL2RenderingContext {
  const { mock } = vi.spyOn(OffscreenCanvas.prototype, 'getContext');
  return () => mock.results.at(-1)?.value as WebGL2RenderingContext;
}
const lose = (context: WebGL2RenderingContext) =>
  context.getExtension('WEBGL_lose_context')!.loseContext();

let network: GuardedNetwork | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await network?.dispose();
  network = undefined;
});
function createNetwork(reports: BackendReport[] = []) {
  network = new GuardedNetwork(weights, wasm, (report) => reports.push(report));
  return network;
}

describe('the forward pass', () => {
  it('finds WebGL in software here', () => {
    expect(readRenderer()).toMatch(/swiftshader/i);
  });

  it.each([
    ['webgl', 2, () => startWebgl(2, () => undefined)],
    ['wasm', 16, () => startKernel(wasm)],
  ] as const)('gives the golden logits on %s and frees its tensors', async (name, count, start) => {
    const session = await start();
    const before = countTensors();
    const network = session.createNetwork(weights);
    const logits = await network.computeLogits(pictures(0, count));
    expectNear(logits, Float32Array.from(golden.asShipped.slice(0, count).flat()));
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

  it.each([
    ['webgl', 5],
    ['wasm', 13],
  ] as const)('scores %s batches that are no multiple of its own size', async (backend, count) => {
    const network = createNetwork();
    await network.use(backend);
    expectNear((await network.score(pictures(1, count), never)).scores, expectedScores(1, count));
    await expect(network.score(new Uint8Array(0), never)).rejects.toThrow(/0 bytes/);
    await expect(network.score(new Uint8Array(5), never)).rejects.toThrow(/5 bytes/);
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

  it('comes back with the same answers when the GPU is lost, at work and idle, and leaves it after the third time', async () => {
    const lastContext = watchContexts();
    const reports: BackendReport[] = [];
    const network = createNetwork(reports);
    await network.use('webgl');
    const before = network.memory();

    const atWork = network.score(pictures(0, 1), never);
    await Promise.resolve();
    lose(lastContext());
    expectNear((await atWork).scores, expectedScores(0, 1), 1e-4);
    expect(reports).toMatchObject([{ backend: 'webgl', reason: 'recovered' }]);

    lose(lastContext());
    await vi.waitFor(() => expect(reports).toHaveLength(2), 30_000);
    expect(reports[1]).toMatchObject({ backend: 'webgl', reason: 'recovered' });
    expect(network.memory()).toEqual(before);
    expectNear((await network.score(pictures(1, 1), never)).scores, expectedScores(1, 1), 1e-4);

    lose(lastContext());
    await vi.waitFor(() => expect(reports).toHaveLength(3), 30_000);
    expect(reports[2]).toMatchObject({ backend: 'wasm', reason: 'recovered' });
    expectNear((await network.score(pictures(2, 1), never)).scores, expectedScores(2, 1));
    expect(countTensors()).toBe(0);
  });

  it.each<[string, keyof WebGL2RenderingContext, number, () => unknown]>([
    ['never ends a read', 'clientWaitSync', 1, () => WebGL2RenderingContext.TIMEOUT_EXPIRED],
    ['reads zeros', 'getBufferSubData', 1, () => undefined],
    [
      'compiles nothing',
      'compileShader',
      // A batch of a new size has shaders to compile.
      5,
      () => {
        throw new Error('out of memory');
      },
    ],
  ])('is rebuilt when WebGL %s', async (_, method, count, broken) => {
    const lastContext = watchContexts();
    const reports: BackendReport[] = [];
    const network = createNetwork(reports);
    await network.use('webgl');
    const before = network.memory();
    Object.assign(lastContext(), { [method]: broken });
    expectNear((await network.score(pictures(0, count), never)).scores, expectedScores(0, count));
    expect(reports).toMatchObject([{ backend: 'webgl', reason: 'recovered' }]);
    expect(network.memory()).toEqual(before);
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
    network = new GuardedNetwork(
      { ...weights, header: { ...header, known } },
      wasm,
      () => undefined,
    );
    await expect(network.use('wasm')).rejects.toThrow(/known picture/);
  });

  it('says what is missing where the temperature is', () => {
    const uncalibrated = { ...weights, header: { ...header, calibration: null } };
    expect(() => new GuardedNetwork(uncalibrated, wasm, () => undefined)).toThrow(
      /npm run calibrate:network/,
    );
  });
});
