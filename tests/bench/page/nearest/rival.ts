import type { Metric } from '../../../../src/core/differences.ts';
import type { Pictures } from '../references.ts';

/** Neighbours that vote, for every rival. */
export const NEIGHBOURS = 12;

/** Something that finds nearest references, filled with them. */
export interface Filled {
  /**
   * Answers for one picture of 3,072 bytes.
   *
   * @param metric is left out of account by a rival that has but one
   * @returns the distance of the nearest reference, where the rival tells it in bytes
   */
  answer(picture: Uint8Array, metric: Metric): Promise<number | null>;

  /** Gives back what does not go by itself. */
  free(): void;
}

export type Rival = (references: Pictures) => Promise<Filled>;
