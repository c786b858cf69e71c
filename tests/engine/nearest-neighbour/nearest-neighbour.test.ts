import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { PICTURE_BYTES } from '../../../src/core/picture.ts';
import { createKernel } from '../../../src/engine/nearest-neighbour/kernel/create-kernel.ts';
import { createTypescriptKernel } from '../../../src/engine/nearest-neighbour/kernel/typescript-kernel.ts';
import {
  createNearestNeighbour,
  type NearestNeighbour,
} from '../../../src/engine/nearest-neighbour/nearest-neighbour.ts';
import { createFlat, createPictures, joinPictures } from './pictures.ts';

const wasm = await readFile('src/engine/nearest-neighbour/kernel/kernel.wasm');
const calibration = {
  defaults: { metric: 'l2' as const, k: 3 },
  references: [1000],
  tau: { l1: [Array<number>(15).fill(0.1)], l2: [Array<number>(15).fill(0.2)] },
};
/** tau for fewer and for more references, so that it tells how many were compared. */
const TAUS = [Array<number>(15).fill(0.3), Array<number>(15).fill(0.1)];
/** More than the kernel compares at once. */
const MANY = createPictures(700, 3);

describe.each(['simd', 'typescript'])('nearest neighbour on the %s kernel', (which) => {
  const createKernelHere = async () =>
    which === 'simd' ? createKernel(wasm) : createTypescriptKernel();
  let nearest: NearestNeighbour;

  beforeEach(async () => {
    nearest = createNearestNeighbour(await createKernelHere(), calibration);
    nearest.addReferences(
      joinPictures(createFlat(10), createFlat(20), createFlat(30)),
      Uint8Array.of(7, 1, 1),
    );
  });

  test('answers with the class of the nearest reference and shows it', () => {
    const { scores, neighbours, metric, k, references } = nearest.scoreNearest(createFlat(13), {
      metric: 'l1',
      k: 1,
    });
    expect(scores.indexOf(Math.max(...scores))).toBe(7);
    expect({ metric, k, references }).toEqual({ metric: 'l1', k: 1, references: 3 });
    expect(neighbours).toEqual([
      { reference: 0, label: 7, distance: 3 * PICTURE_BYTES, pixels: createFlat(10) },
    ]);
  });

  test('shows as many neighbours as there are when k asks for more', () => {
    const { neighbours } = nearest.scoreNearest(createFlat(31), { metric: 'l2', k: 15 });
    expect(neighbours.map(({ reference }) => reference)).toEqual([2, 1, 0]);
    expect(neighbours[1]!.distance).toBe(121 * PICTURE_BYTES);
  });

  test('of equally near references the earlier comes first', () => {
    const { neighbours } = nearest.scoreNearest(createFlat(15), { metric: 'l1', k: 2 });
    expect(neighbours.map(({ reference }) => reference)).toEqual([0, 1]);
  });

  test('references added later count', () => {
    nearest.addReferences(createFlat(200), Uint8Array.of(4));
    const { neighbours, references } = nearest.scoreNearest(createFlat(199), {
      metric: 'l1',
      k: 1,
    });
    expect(references).toBe(4);
    expect(neighbours[0]!.label).toBe(4);
  });

  test('a batch of any size scores as its pictures do one by one', () => {
    nearest.addReferences(
      createPictures(20, 1),
      Uint8Array.from({ length: 20 }, (_, i) => i % 10),
    );
    const pictures = createPictures(7, 2);
    const { scores } = nearest.score(pictures);
    const single = Array.from({ length: 7 }, (_, row) => {
      const picture = pictures.subarray(row * PICTURE_BYTES, (row + 1) * PICTURE_BYTES);
      return [...nearest.scoreNearest(picture, calibration.defaults).scores];
    });
    expect([...scores]).toEqual(single.flat());
  });

  test('no pictures, no scores', () => {
    expect(nearest.score(new Uint8Array(0)).scores).toHaveLength(0);
  });

  test.each([
    ['l1', 1],
    ['l1', 513],
    ['l2', 512],
    ['l2', 700],
    ['l2', 9_000],
  ] as const)(
    'by %s, the first %i references answer as if no more were there',
    async (metric, count) => {
      const fitted = { ...calibration, references: [100, 700], tau: { l1: TAUS, l2: TAUS } };
      const [all, few] = await Promise.all(
        [700, count].map(async (added) => {
          const made = createNearestNeighbour(await createKernelHere(), fitted);
          made.addReferences(
            MANY.subarray(0, added * PICTURE_BYTES),
            Uint8Array.from({ length: Math.min(added, 700) }, (_, index) => index % 10),
          );
          return made;
        }),
      );
      const picture = createPictures(1, 2);
      const limited = all!.scoreNearest(picture, { metric, k: 5, references: count });
      const alone = few!.scoreNearest(picture, { metric, k: 5 });
      expect({ ...limited, milliseconds: 0 }).toEqual({ ...alone, milliseconds: 0 });
    },
  );

  test.each([0, -1, 1.5, NaN])('the first %d references are refused', (references) => {
    const options = { metric: 'l1', k: 1, references } as const;
    expect(() => nearest.scoreNearest(createFlat(0), options)).toThrow(`${references} references`);
  });

  test.each([0, 16, 1.5, NaN])('k = %d is refused', (k) => {
    expect(() => nearest.scoreNearest(createFlat(0), { metric: 'l1', k })).toThrow(`k is ${k}`);
  });

  test.each([
    ['a cut picture', () => nearest.score(new Uint8Array(100)), '100 bytes'],
    [
      'too few labels',
      () => nearest.addReferences(createPictures(2, 1), Uint8Array.of(1)),
      '1 labels',
    ],
    ['an unknown label', () => nearest.addReferences(createFlat(1), Uint8Array.of(10)), 'label 10'],
    [
      'two at once',
      () => nearest.scoreNearest(createPictures(2, 1), { metric: 'l1', k: 1 }),
      '2 pictures',
    ],
  ])('%s is refused', (_, act, sentence) => {
    expect(act).toThrow(sentence);
    expect(nearest.references).toBe(3);
  });
});

test('without references every score is 0', () => {
  const nearest = createNearestNeighbour(createTypescriptKernel(), calibration);
  const { scores, neighbours } = nearest.scoreNearest(createFlat(1), { metric: 'l1', k: 1 });
  expect([...scores]).toEqual(Array(10).fill(0));
  expect(neighbours).toEqual([]);
});
