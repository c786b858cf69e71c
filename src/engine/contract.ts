/** The three families that judge a picture; also the names of their folders under `models/`. */
export const CLASSIFIER_IDS = ['nearest-neighbour', 'linear', 'network'] as const;
export type ClassifierId = (typeof CLASSIFIER_IDS)[number];

/** Where arithmetic runs: the GPU through WebGL, WebAssembly, or plain typed arrays. */
export type Backend = 'webgl' | 'wasm' | 'typescript';

/** Reports how much of a long work is done, in bytes or in pictures, as `unit` says. */
export type OnProgress = (progress: Progress) => void;
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'pictures';
}

/** What every classifier can do. Adding one is a file that fulfils this and a line in the registry. */
export interface Classifier {
  readonly id: ClassifierId;

  /** Fetches and prepares what scoring needs; called again, it resolves at once. */
  load(signal: AbortSignal, onProgress: OnProgress): Promise<void>;

  /**
   * Gives every class of every picture a score from 0 to 1, calibrated on the validation set.
   *
   * @param pixels `count` pictures, each 32 x 32 x 3 bytes (row by row, red, green, blue)
   * @returns scores, `count` x 10, and what ran where for how long
   */
  score(pixels: Uint8Array, signal: AbortSignal): Promise<Scored>;

  /** Frees everything that `load` made. */
  dispose(): void;
}

/** The scores of a batch of pictures, and how they came about. */
export interface Scored {
  /** Probabilities, one row of ten for each picture, in the order of `CLASSES`. */
  readonly scores: Float32Array;
  readonly backend: Backend;
  /** Wall-clock time of the scoring alone, in milliseconds. */
  readonly milliseconds: number;
}

/** Pixel distance of nearest neighbour: sum of absolute (l1) or of squared (l2) differences. */
export type Metric = 'l1' | 'l2';

/** A reference that nearest neighbour found close. */
export interface Neighbour {
  /** Position among the references in loading order. */
  readonly reference: number;
  /** Class index. */
  readonly label: number;
  /** Sum of absolute or squared differences of bytes: a whole number. */
  readonly distance: number;
  /** The reference itself, 32 x 32 x 3 bytes. */
  readonly pixels: Uint8Array;
}

/** What nearest neighbour answers beyond scores: the references that decided, nearest first. */
export interface NearestScored extends Scored {
  readonly neighbours: readonly Neighbour[];
  readonly metric: Metric;
  readonly k: number;
  /** How many references were compared. */
  readonly references: number;
}

/** What runs the network, and why it was chosen. */
export interface BackendReport {
  readonly backend: Backend;
  /** The graphics card as the browser names it, or null where there is no WebGL. */
  readonly renderer: string | null;
  readonly reason: BackendReason;
  /** Milliseconds of one warm prediction on each backend that was timed. */
  readonly timings: Readonly<Partial<Record<Backend, number>>>;
  readonly available: readonly Backend[];
}

export type BackendReason =
  'gpu' | 'software-webgl' | 'no-webgl' | 'wasm-faster' | 'chosen' | 'recovered';

/** Live objects of tfjs, to show that nothing leaks. */
export interface Memory {
  readonly tensors: number;
  readonly bytes: number;
}

/**
 * The one interface between the page and its classifiers, whichever thread they run on.
 * An aborted call rejects with an `AbortError`; an answer never arrives after its abort.
 */
export interface Engine {
  load(id: ClassifierId, signal: AbortSignal, onProgress?: OnProgress): Promise<void>;
  score(id: ClassifierId, pixels: Uint8Array, signal: AbortSignal): Promise<Scored>;
  /** Judges one picture by its nearest references; the first 1,000 references come with `load`. */
  scoreNearest(
    pixels: Uint8Array,
    options: { readonly metric: Metric; readonly k: number },
    signal: AbortSignal,
  ): Promise<NearestScored>;
  /** Loads references until at least `count` (at most 45,000) are there; resolves with how many are. */
  loadReferences(count: number, signal: AbortSignal, onProgress?: OnProgress): Promise<number>;
  /** Says what runs the network; `choice` switches it. */
  useBackend(choice: 'auto' | Backend): Promise<BackendReport>;
  /** Tells when a lost GPU was replaced without being asked; returns how to stop listening. */
  watchBackend(listener: (report: BackendReport) => void): () => void;
  memory(): Promise<Memory>;
  dispose(): void;
}
