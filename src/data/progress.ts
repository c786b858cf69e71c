/** How much of a long work is done, in bytes or in pictures, as `unit` says. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'pictures';
}

/** Is told of progress, from time to time and at the end. */
export type OnProgress = (progress: Progress) => void;
