import { beforeEach, describe, expect, test } from 'vitest';
import { createTypescriptKernel } from '../../../src/engine/nearest-neighbour/kernel/typescript-kernel.ts';
import type { NearestNeighbour } from '../../../src/engine/nearest-neighbour/nearest-neighbour.ts';
import { createNearestNeighbour } from '../../../src/engine/nearest-neighbour/nearest-neighbour.ts';
import { sweepReferences } from '../../../src/engine/nearest-neighbour/sweep.ts';
import { createFlat, createPictures } from './pictures.ts';

const never = new AbortController().signal;
const row = (tau: number) => Array<number>(15).fill(tau);
const calibration = {
  defaults: { metric: 'l1' as const, k: 1 },
  references: [10, 5_000],
  tau: { l1: [row(0.3), row(0.1)], l2: [row(0.4), row(0.2)] },
};
const LABELS = Uint8Array.from({ length: 5_000 }, (_, index) => index % 10);

let nearest: NearestNeighbour;
beforeEach(() => {
  nearest = createNearestNeighbour(createTypescriptKernel(), calibration);
});

describe('a sweep over numbers of references', () => {
  test('answers at each as nearest neighbour with no more references does', async () => {
    const pictures = createPictures(5_000, 1);
    const picture = createPictures(1, 2);
    nearest.addReferences(pictures, LABELS);
    const counts = [10, 100, 5_000, 9_000];
    const steps = await sweepReferences(nearest, picture, { k: 3, counts }, never);
    expect(steps.map(({ metric, references }) => [metric, references])).toEqual([
      ['l1', 10],
      ['l1', 100],
      ['l1', 5_000],
      ['l2', 10],
      ['l2', 100],
      ['l2', 5_000],
    ]);
    for (const { metric, references, scores, nearest: first } of steps) {
      const fewer = createNearestNeighbour(createTypescriptKernel(), calibration);
      fewer.addReferences(pictures.slice(0, references * 3_072), LABELS.slice(0, references));
      const alone = fewer.scoreNearest(picture, { metric, k: 3 });
      expect([...scores]).toEqual([...alone.scores]);
      expect([first.reference, first.distance]).toEqual([
        alone.neighbours[0]!.reference,
        alone.neighbours[0]!.distance,
      ]);
    }
  });

  test('is not confused by a question in between', async () => {
    nearest.addReferences(createPictures(5_000, 1), LABELS);
    const sweep = sweepReferences(nearest, createFlat(10), { k: 1, counts: [5_000] }, never);
    const other = nearest.scoreNearest(createFlat(250), { metric: 'l1', k: 1 });
    const [step] = await sweep;
    const alone = nearest.scoreNearest(createFlat(10), { metric: 'l1', k: 1 });
    expect(step!.nearest.reference).toBe(alone.neighbours[0]!.reference);
    expect(step!.nearest.reference).not.toBe(other.neighbours[0]!.reference);
  });

  test('has no step without references, and ends when it is aborted', async () => {
    expect(await sweepReferences(nearest, createFlat(1), { k: 1, counts: [0, 10] }, never)).toEqual(
      [],
    );
    nearest.addReferences(createPictures(10, 1), LABELS.slice(0, 10));
    await expect(
      sweepReferences(nearest, createFlat(1), { k: 1, counts: [10] }, AbortSignal.abort()),
    ).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
