import { describe, expect, it, vi } from 'vitest';
import type { BackendReport } from '../../src/engine/contract.ts';
import {
  countTensors,
  expectedScores,
  expectNear,
  lose,
  pictures,
  provideNetwork,
  watchContexts,
} from './golden-network.ts';

const never = new AbortController().signal;
const createNetwork = provideNetwork();

describe('the guarded network', () => {
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

  it.each<[string, keyof WebGL2RenderingContext, () => unknown]>([
    ['never ends a read', 'clientWaitSync', () => WebGL2RenderingContext.TIMEOUT_EXPIRED],
    ['reads zeros', 'getBufferSubData', () => undefined],
  ])('is rebuilt when WebGL %s', async (_, method, broken) => {
    const lastContext = watchContexts();
    const reports: BackendReport[] = [];
    const network = createNetwork(reports);
    await network.use('webgl');
    const before = network.memory();
    Object.assign(lastContext(), { [method]: broken });
    expectNear((await network.score(pictures(0, 1), never)).scores, expectedScores(0, 1));
    expect(reports).toMatchObject([{ backend: 'webgl', reason: 'recovered' }]);
    expect(network.memory()).toEqual(before);
  });

  it('leaves WebGL where what replaces a lost context compiles nothing', async () => {
    const lastContext = watchContexts();
    const reports: BackendReport[] = [];
    const network = createNetwork(reports);
    await network.use('webgl');
    vi.spyOn(WebGL2RenderingContext.prototype, 'compileShader').mockImplementation(() => {
      throw new Error('out of memory');
    });
    lose(lastContext());
    expectNear((await network.score(pictures(0, 1), never)).scores, expectedScores(0, 1));
    expect(reports).toMatchObject([{ backend: 'wasm', reason: 'recovered' }]);
  });
});
