import KNN from 'ml-knn';
import { PICTURE_BYTES } from '../../../../src/core/picture.ts';
import type { Rival } from './rival.ts';
import { NEIGHBOURS } from './rival.ts';

/** The kd-tree of ml-knn, L2. */
export const mlKnn: Rival = ({ pixels, labels }) => {
  // It asks each row for a copy of its own: rows that are made when asked for are not held twice.
  const rows = Array.from(labels, (_, reference) => ({
    slice: () =>
      Array.from(pixels.subarray(reference * PICTURE_BYTES, (reference + 1) * PICTURE_BYTES)),
  }));
  const tree = new KNN(rows, [...labels], { k: NEIGHBOURS });
  return Promise.resolve({
    answer(picture) {
      tree.predict([...picture]);
      return Promise.resolve(null);
    },
    free: () => undefined,
  });
};
