import type { Metric } from '../core/differences.ts';
import type { OnProgress } from '../data/progress.ts';

/** The three families that judge a picture; also the names of their folders under `models/`. */
export const CLASSIFIER_IDS = ['nearest-neighbour', 'linear', 'network'] as const;
export type ClassifierId = (typeof CLASSIFIER_IDS)[number];

/** Where arithmetic runs: the GPU through WebGL, WebAssembly, or plain typed arrays. */
export type Backend = 'webgl' | 'wasm' | 'typescript';

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

export type { Metric } from '../core/differences.ts';

/** How nearest neighbour judges. */
export interface NearestOptions {
  readonly metric: Metric;
  /** How many references vote, 1 to 15. */
  readonly k: number;
  /** Only the first so many references are compared, from 1 on; without it, and beyond what is loaded, all. */
  readonly references?: number;
}

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

/** How nearest neighbour weighed its votes; a class's score is its share of all weights. */
export interface Votes {
  /** Fitted on the validation set, for this distance, this k and this many references. */
  readonly tau: number;
  /** Mean distance to the nearest reference of each class. */
  readonly meanDistance: number;
  /** tau * meanDistance: how much farther than the nearest a reference is whose vote weighs 1/e. */
  readonly softness: number;
  /** What the votes for each class weigh together; 0 for a class without references. */
  readonly weights: Float64Array;
}

/** What nearest neighbour answers beyond scores: the references that it went by. */
export interface NearestScored extends Scored {
  /** The k references that decided, nearest first; fewer where fewer are there. */
  readonly neighbours: readonly Neighbour[];
  /** Nearest reference of each class, in the order of `CLASSES`; null for a class without references. */
  readonly byClass: readonly (Neighbour | null)[];
  readonly votes: Votes;
  readonly metric: Metric;
  readonly k: number;
  /** How many references were compared. */
  readonly references: number;
}

/** What nearest neighbour answers from the first so many references alone. */
export interface SweepStep {
  readonly metric: Metric;
  /** How many references were compared. */
  readonly references: number;
  /** Ten probabilities. */
  readonly scores: Float32Array;
  readonly nearest: Neighbour;
}

/** The linear classifier's sum for one picture, class after class in the order of `CLASSES`. */
export interface LinearExplained {
  /** 10 x 32 x 32 x 3: what a pixel value adds to the logit when it is full on (byte 255), nothing at byte 0. */
  readonly templates: Float32Array;
  /** 10 x 32 x 32: byte / 255 times its weight, channels added up. Its sum plus the bias is the logit. */
  readonly evidence: Float32Array;
  readonly biases: Float32Array;
  readonly logits: Float32Array;
  /** score = sigmoid(slope * logit + offset), as fitted on the validation set. */
  readonly slopes: Float32Array;
  readonly offsets: Float32Array;
  readonly scores: Float32Array;
}

/** The places of the network whose feature maps can be shown, from the picture to the answer. */
export const STAGES = ['stem', 'enter', 'early', 'widen', 'middle', 'late'] as const;
export type Stage = (typeof STAGES)[number];

/** What the channels of one stage answer to a picture; never below 0. */
export interface FeatureMaps {
  readonly stage: Stage;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** height x width x channels: the map of a channel is every `channels`-th value. */
  readonly values: Float32Array;
}

/** Rows, and columns, of a class activation map. */
export const MAP_SIDE = 8;

/** What the network saw in one picture. */
export interface NetworkExplained {
  /** 10 x 8 x 8: what each place adds to each class's logit. The sum of a map plus the bias is the logit. */
  readonly maps: Float32Array;
  readonly biases: Float32Array;
  /** The score is softmax(logits / temperature). */
  readonly logits: Float32Array;
  readonly temperature: number;
  /** In the order of `STAGES`. */
  readonly stages: readonly FeatureMaps[];
  readonly backend: Backend;
  /** Wall-clock time of the forward pass and of reading its maps. */
  readonly milliseconds: number;
}

/** A reference that excites a channel, and where in its feature map that is most. */
export interface Excitement {
  /** Position among the references in loading order. */
  readonly reference: number;
  /** The largest value of the channel's map, above 0. */
  readonly value: number;
  readonly row: number;
  readonly column: number;
}

/** The references that excite the channels of the network most, among the first in loading order. */
export interface Exciting {
  /** By stage and channel, the strongest first; shorter, or empty, for a channel that few excite. */
  readonly stages: Readonly<Record<Stage, readonly (readonly Excitement[])[]>>;
  /** Every reference that was looked at, 32 x 32 x 3 bytes each, and its class index. */
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
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

/** What the network holds where it runs, to show that nothing leaks: tensors on WebGL, none in the kernel. */
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
    options: NearestOptions,
    signal: AbortSignal,
  ): Promise<NearestScored>;
  /**
   * Judges one picture from ever more references, by both distances; other calls get their turn in between.
   *
   * @param options numbers of references, ascending; those that are not loaded are left out
   */
  sweepNearest(
    pixels: Uint8Array,
    options: { readonly k: number; readonly counts: readonly number[] },
    signal: AbortSignal,
  ): Promise<SweepStep[]>;
  /** Takes the scores of one picture apart into what every pixel adds. */
  explainLinear(pixels: Uint8Array, signal: AbortSignal): Promise<LinearExplained>;
  /** Runs the network once more over one picture and keeps what lies between picture and answer. */
  explainNetwork(pixels: Uint8Array, signal: AbortSignal): Promise<NetworkExplained>;
  /**
   * Finds the references that excite each channel of the network most, among the first 1,000. Takes seconds,
   * in which other calls get their turn.
   */
  findExciting(signal: AbortSignal, onProgress?: OnProgress): Promise<Exciting>;
  /** Loads references until at least `count` (at most 45,000) are there; resolves with how many are. */
  loadReferences(count: number, signal: AbortSignal, onProgress?: OnProgress): Promise<number>;
  /** Says what runs the network; `choice` switches it. */
  useBackend(choice: 'auto' | Backend): Promise<BackendReport>;
  /** Tells when a lost GPU was replaced without being asked; returns how to stop listening. */
  watchBackend(listener: (report: BackendReport) => void): () => void;
  memory(): Promise<Memory>;
  dispose(): void;
}
