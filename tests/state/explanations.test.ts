import { describe, expect, test } from 'vitest';
import type { Engine, NearestScored } from '../../src/engine/contract.ts';
import { createExplanations } from '../../src/state/explanations.svelte.ts';
import { createSettings } from '../../src/state/settings.svelte.ts';
import { INITIAL_SETTINGS } from '../../src/state/settings.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));
const picture = new Uint8Array(3072);
const answer = {} as NearestScored;

/** An engine that notes what it is asked. */
function create() {
  const asked: string[] = [];
  const note = (what: string) => () => {
    asked.push(what);
    return Promise.resolve([]);
  };
  const engine = {
    load: () => Promise.resolve(),
    explainLinear: note('linear'),
    explainNetwork: note('network'),
    sweepNearest: note('sweep'),
  } as unknown as Engine;
  const settings = createSettings(INITIAL_SETTINGS);
  return { explanations: createExplanations(engine, settings), asked };
}

describe('the explanations', () => {
  test.each([
    ['linear', 'linear'],
    ['network', 'network'],
    ['nearest-neighbour', 'sweep'],
  ] as const)('of %s ask the engine for that alone', async (id, wanted) => {
    const { explanations, asked } = create();
    explanations.look(id, picture, answer);
    await settled();
    expect(asked).toEqual([wanted]);
  });

  test('are asked for once for each picture', async () => {
    const { explanations, asked } = create();
    explanations.look('network', picture, answer);
    await settled();
    explanations.look('network', picture, answer);
    explanations.look('network', picture.slice(), answer);
    await settled();
    expect(asked).toEqual(['network', 'network']);
  });

  test('that are not there yet are given up for another picture, and asked for again', async () => {
    const { explanations, asked } = create();
    explanations.look('linear', picture, answer);
    await settled();
    explanations.look('network', picture, answer);
    explanations.drop();
    expect(explanations.network.state).toBe('idle');
    explanations.look('linear', picture, answer);
    explanations.look('network', picture, answer);
    await settled();
    expect(asked).toEqual(['linear', 'network']);
    expect([explanations.linear.state, explanations.network.state]).toEqual(['ready', 'ready']);
  });

  test('of the references follow every answer of nearest neighbour, and wait for the first', async () => {
    const { explanations, asked } = create();
    explanations.look('nearest-neighbour', picture, null);
    await settled();
    expect(asked).toEqual([]);
    explanations.look('nearest-neighbour', picture, answer);
    await settled();
    explanations.look('nearest-neighbour', picture, answer);
    explanations.look('nearest-neighbour', picture, { ...answer });
    await settled();
    expect(asked).toEqual(['sweep', 'sweep']);
  });
});
