import { describe, expect, test } from 'vitest';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import type { Engine, NearestOptions } from '../../src/engine/contract.ts';
import { createGroupScorer } from '../../src/state/batch-scorer.ts';

const never = new AbortController().signal;
const CONDITIONS = { metric: 'l2', k: 7, references: 1_000 } as const;
const pictures = [3, 5, 8].map((grey) => new Uint8Array(PICTURE_BYTES).fill(grey));

/** An engine whose scores are the grey of each picture, and which notes what it is asked. */
function createGreyEngine(broken: readonly string[] = []) {
  const asked: string[] = [];
  const engine = {
    load: (id: string) => {
      asked.push(`load ${id}`);
      return broken.includes(id) ? Promise.reject(new Error(`${id} is gone.`)) : Promise.resolve();
    },
    loadReferences: (count: number) => {
      asked.push(`references ${count}`);
      return Promise.resolve(count);
    },
    scoreNearest: (pixels: Uint8Array, { metric, k, references }: NearestOptions) => {
      asked.push(`nearest ${metric} ${k} of ${references}`);
      return Promise.resolve({ scores: new Float32Array(10).fill(pixels[0]!), references });
    },
    score: (id: string, pixels: Uint8Array) => {
      asked.push(`score ${id} ${pixels.length / PICTURE_BYTES}`);
      const scores = Float32Array.from(
        { length: (pixels.length / PICTURE_BYTES) * 10 },
        (_, at) => {
          return pixels[Math.floor(at / 10) * PICTURE_BYTES]!;
        },
      );
      return Promise.resolve({ scores });
    },
  } as unknown as Engine;
  return { engine, asked };
}

describe('a few pictures', () => {
  test('are scored by all three, each picture its own ten scores', async () => {
    const { engine } = createGreyEngine();
    const { scores, failures, references, votes } = await createGroupScorer(engine, CONDITIONS)(
      pictures,
      never,
    );
    expect([failures, references, votes]).toEqual([{}, 1_000, { metric: 'l2', k: 7 }]);
    for (const id of ['nearest-neighbour', 'linear', 'network']) {
      expect(scores[id]!.map((own) => [own.length, own[0], own[9]])).toEqual([
        [10, 3, 3],
        [10, 5, 5],
        [10, 8, 8],
      ]);
    }
  });

  test.each([
    [1_000, []],
    [5_000, ['references 5000']],
  ])('are compared with %i references as the settings say', async (references, expected) => {
    const { engine, asked } = createGreyEngine();
    await createGroupScorer(engine, { ...CONDITIONS, references })(pictures, never);
    expect(asked.filter((what) => what.startsWith('references'))).toEqual(expected);
    expect(asked.filter((what) => what === `nearest l2 7 of ${references}`)).toHaveLength(3);
    expect(asked).toContain('score network 3');
  });

  test('have the answers of those that can answer, and of the others the reason', async () => {
    const { engine } = createGreyEngine(['network', 'nearest-neighbour']);
    const { scores, failures, references } = await createGroupScorer(engine, CONDITIONS)(
      pictures,
      never,
    );
    expect(Object.keys(scores)).toEqual(['linear']);
    expect(failures).toEqual({
      'nearest-neighbour': 'nearest-neighbour is gone.',
      network: 'network is gone.',
    });
    expect(references).toBeNull();
  });

  test('that were given up have no answer', async () => {
    const { engine } = createGreyEngine();
    const aborted = AbortSignal.abort(new Error('enough'));
    await expect(createGroupScorer(engine, CONDITIONS)(pictures, aborted)).rejects.toThrow(
      'enough',
    );
  });
});
