import { createRandom, shuffle } from '../../src/core/random.ts';

/** Image ids (index into CIFAR-10's 50,000 training pictures), in loading order. */
export interface Split {
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
}

/**
 * Splits labelled pictures into class-balanced train and validation sets, the same for the same seed.
 *
 * Each set runs through the classes in turn (0, 1, … 9, 0, 1, …), so that every prefix of it is
 * class-balanced too: the first 1,000 references hold 100 of each class.
 *
 * @param labels class of each picture, 0 to `classes - 1`; every class must be equally frequent
 * @param perClass how many pictures of each class go to validation
 */
export function splitByClass(
  labels: Uint8Array,
  classes: number,
  perClass: number,
  seed: number,
): Split {
  const random = createRandom(seed);
  const byClass = Array.from({ length: classes }, (_, wanted) =>
    shuffle(
      Uint32Array.from(labels.keys()).filter((id) => labels[id] === wanted),
      random,
    ),
  );
  const size = labels.length / classes;
  const uneven = byClass.findIndex((ids) => ids.length !== size);
  if (uneven >= 0) {
    throw new Error(
      `Class ${uneven} has ${byClass[uneven]!.length} pictures where ${size} were expected; a balanced split needs equal classes.`,
    );
  }
  return {
    train: interleave(byClass.map((ids) => ids.subarray(perClass))),
    validation: interleave(byClass.map((ids) => ids.subarray(0, perClass))),
  };
}

function interleave(groups: readonly Uint32Array[]): Uint32Array {
  const length = groups[0]?.length ?? 0;
  const merged = new Uint32Array(length * groups.length);
  groups.forEach((group, offset) =>
    group.forEach((id, row) => (merged[row * groups.length + offset] = id)),
  );
  return merged;
}
