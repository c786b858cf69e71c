import { env } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startWebgl } from '../../src/engine/network/backend.ts';
import type { RunningNetwork } from '../../src/engine/network/running-network.ts';
import { startNetwork } from '../../src/engine/network/running-network.ts';
import {
  countTensors,
  expectedLogits,
  expectedScores,
  expectNear,
  lose,
  pictures,
  TEMPERATURE,
  watchContexts,
  weights,
} from './golden-network.ts';

describe('shaders on WebGL', () => {
  let running: RunningNetwork | undefined;
  const stop = () => {
    running?.stop();
    running = undefined;
  };
  afterEach(() => {
    vi.restoreAllMocks();
    stop();
  });
  const start = async () => {
    running = await startNetwork(
      weights,
      TEMPERATURE,
      async (onLost) => ({ ...(await startWebgl(onLost)), sizes: [1, 2] }),
      () => undefined,
    );
    return running;
  };
  const countLinked = () => vi.spyOn(WebGL2RenderingContext.prototype, 'linkProgram').mock.calls;
  /** Makes the GPU look fast enough for two pictures at once. */
  const stopClock = () => vi.spyOn(performance, 'now').mockReturnValue(0);

  it('are compiled for an answer and its explanation before the first question', async () => {
    const running = await start();
    const linked = countLinked();
    const insight = await running.explain(pictures(3, 1));
    expectNear(insight.logits, expectedLogits(3, 1));
    expectNear(await running.score(pictures(3, 1), 1), expectedScores(3, 1));
    expect(linked).toHaveLength(0);
  });

  it('are compiled ahead for another size while a question is answered', async () => {
    stopClock();
    const running = await start();
    await running.score(pictures(0, 1), 1);
    const before = countTensors();
    const linked = countLinked();
    const asked = [running.score(pictures(3, 1), 1), running.compileAhead()] as const;
    const [single, size] = await Promise.all(asked);
    expectNear(single, expectedScores(3, 1));
    expect([size, running.chooseSize(10)]).toEqual([2, 1]);
    expect(countTensors()).toBe(before);
    expect(env().get('ENGINE_COMPILE_ONLY')).toBe(false);
    const compiled = linked.length;
    expect(compiled).toBeGreaterThan(20);
    expectNear(await running.score(pictures(4, 2), 2), expectedScores(4, 2));
    expect(linked).toHaveLength(compiled);
    expect(running.chooseSize(10)).toBe(2);
  });

  it('are given up with the context that they are compiled for', async () => {
    const lastContext = watchContexts();
    stopClock();
    const running = await start();
    await running.score(pictures(0, 1), 1);
    const compiling = running.compileAhead();
    lose(lastContext());
    await compiling.catch(() => undefined);
    stop();
    expect(countTensors()).toBe(0);
    expect(env().get('ENGINE_COMPILE_ONLY')).toBe(false);
  });

  it('that do not compile are told at once, and leave nothing behind', async () => {
    vi.spyOn(WebGL2RenderingContext.prototype, 'compileShader').mockReturnValue();
    await expect(start()).rejects.toThrow(/compile/);
    expect(countTensors()).toBe(0);
  });
});
