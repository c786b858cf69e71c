import { engine } from '@tensorflow/tfjs-core';
import { afterEach, expect, vi } from 'vitest';
import golden from '../../models/network/golden.json';
import goldenPixels from '../../models/network/golden.pixels?url';
import weightsUrl from '../../models/network/weights.bin?url';
import weightsHeader from '../../models/network/weights.json';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import type { BackendReport } from '../../src/engine/contract.ts';
import { GuardedNetwork } from '../../src/engine/network/guarded-network.ts';
import kernelUrl from '../../src/engine/network/kernel/kernel.wasm?url';
import { computeProbabilities } from '../../src/engine/network/network.ts';
import type { NetworkWeights } from '../../src/engine/network/weights.ts';
import { parseNetwork, parseNetworkHeader } from '../../src/engine/network/weights.ts';

/** The committed network, with a temperature of these tests' own. */
export const TEMPERATURE = 1.25;
export const header = {
  ...parseNetworkHeader(weightsHeader),
  calibration: { temperature: TEMPERATURE },
};

const fetchBytes = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());
export const weights = parseNetwork(header, await fetchBytes(weightsUrl));
export const wasm = await fetchBytes(kernelUrl);
const pixels = await fetchBytes(goldenPixels);

/** The bytes of golden pictures. */
export function pictures(first: number, count: number): Uint8Array {
  return pixels.slice(first * PICTURE_BYTES, (first + count) * PICTURE_BYTES);
}

/** What the network answered to golden pictures when it was trained. */
export function expectedLogits(first: number, count: number): Float32Array {
  return Float32Array.from(golden.asShipped.slice(first, first + count).flat());
}

export function expectedScores(first: number, count: number): Float32Array {
  return computeProbabilities(expectedLogits(first, count), TEMPERATURE);
}

export function expectNear(found: Float32Array, expected: Float32Array, within = 1e-3): void {
  expect(found).toHaveLength(expected.length);
  const worst = expected.reduce(
    (most, value, index) => Math.max(most, Math.abs(value - found[index]!)),
    0,
  );
  expect(worst).toBeLessThan(within);
}

/** Gives what makes a network that is disposed of after its test. */
export function provideNetwork(): (
  reports?: BackendReport[],
  parsed?: NetworkWeights,
) => GuardedNetwork {
  let network: GuardedNetwork | undefined;
  afterEach(async () => {
    vi.restoreAllMocks();
    await network?.dispose();
    network = undefined;
  });
  return (reports = [], parsed = weights) => {
    network = new GuardedNetwork(parsed, wasm, (report) => reports.push(report));
    return network;
  };
}

/** Unlike `memory`, this works where tfjs has no backend, and starts none. */
export function countTensors(): number {
  return engine().state.numTensors;
}

/** Returns what gives the WebGL context that was made last. */
export function watchContexts(): () => WebGL2RenderingContext {
  const { mock } = vi.spyOn(OffscreenCanvas.prototype, 'getContext');
  return () => mock.results.at(-1)?.value as WebGL2RenderingContext;
}

export function lose(context: WebGL2RenderingContext): void {
  context.getExtension('WEBGL_lose_context')!.loseContext();
}
