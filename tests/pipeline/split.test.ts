import { describe, expect, it } from 'vitest';
import { splitByClass } from '../../models/pipeline/split.ts';

/** `size` pictures of each of `classes` classes, one class after another. */
const labelsOf = (classes: number, size: number) =>
  Uint8Array.from({ length: classes * size }, (_, id) => Math.floor(id / size));

const countsOf = (ids: Uint32Array, labels: Uint8Array, classes: number) =>
  Array.from({ length: classes }, (_, wanted) => ids.filter((id) => labels[id] === wanted).length);

describe('splitByClass', () => {
  const labels = labelsOf(4, 50);
  const { train, validation } = splitByClass(labels, 4, 10, 7);

  it('gives both sets the same number of each class', () => {
    expect(countsOf(train, labels, 4)).toEqual([40, 40, 40, 40]);
    expect(countsOf(validation, labels, 4)).toEqual([10, 10, 10, 10]);
  });

  it('gives every picture to exactly one set', () => {
    expect([...train, ...validation].sort((a, b) => a - b)).toEqual([...labels.keys()]);
  });

  it('runs through the classes in turn, so that every prefix is balanced', () => {
    for (const ids of [train, validation]) {
      expect([...ids].every((id, row) => labels[id] === row % 4)).toBe(true);
    }
  });

  it('gives the same sets for the same seed and others for another', () => {
    expect(splitByClass(labels, 4, 10, 7)).toEqual({ train, validation });
    expect(splitByClass(labels, 4, 10, 8).validation).not.toEqual(validation);
  });

  it('does not keep the order of the pictures', () => {
    const ofFirstClass = [...train].filter((id) => labels[id] === 0);
    expect(ofFirstClass).not.toEqual(ofFirstClass.toSorted((a, b) => a - b));
  });

  it.each([
    ['nothing to validation', 0, [200, 0]],
    ['everything to validation', 50, [0, 200]],
  ])('can give %s', (_, perClass, sizes) => {
    const split = splitByClass(labels, 4, perClass, 7);
    expect([split.train.length, split.validation.length]).toEqual(sizes);
  });

  it.each([
    ['one picture too many', [0, 0, 1, 1, 1], 'Class 0 has 2 pictures where 2.5 were expected'],
    ['a class missing', [0, 0, 0, 0], 'Class 0 has 4 pictures where 2 were expected'],
    ['a class too many', [0, 0, 2, 2], 'Class 1 has 0 pictures where 2 were expected'],
  ])('refuses %s', (_, uneven, message) => {
    expect(() => splitByClass(Uint8Array.from(uneven), 2, 1, 7)).toThrow(message);
  });
});
