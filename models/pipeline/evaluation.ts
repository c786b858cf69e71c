import { readSet, type IdentifiedPictures } from './read-pictures.ts';

/** What judging a classifier gives; `evaluate.ts` makes the figures that all three share out of it. */
export interface Evaluation {
  /** Scores as the engine gives them, n x 10. */
  readonly scores: {
    /** Of the test pictures before encoding. */
    readonly original: Float32Array;
    /** Of the test pictures as the site ships them. */
    readonly shipped: Float32Array;
    /** Of the validation pictures as the site ships them. */
    readonly validation: Float32Array;
  };
  /** Whether the ten scores of a picture are shares that sum to one. */
  readonly exclusive: boolean;
  /** Numbers that make up the classifier. */
  readonly parameters: number;
  /** Bytes that a visitor loads for it, code left out. */
  readonly bytes: number;
  /** How each figure of this classifier was measured, a sentence each. */
  readonly how: Readonly<Record<string, string>>;
  /** Figures that only this classifier has. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Judges one classifier from its committed files. */
export type Evaluate = (sets: SetReader) => Promise<Evaluation>;

/** Reads each set once, however often it is asked for. */
export type SetReader = (...which: Parameters<typeof readSet>) => Promise<IdentifiedPictures>;

export function createSetReader(): SetReader {
  const read = new Map<string, Promise<IdentifiedPictures>>();
  return (name, which) => {
    const key = `${name} ${which}`;
    const present = read.get(key) ?? readSet(name, which);
    read.set(key, present);
    return present;
  };
}
