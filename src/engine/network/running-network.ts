import { CLASS_COUNT } from '../../core/classes.ts';
import { createKnownPicture, PICTURE_BYTES } from '../../core/picture.ts';
import type { Backend, FeatureMaps, Memory } from '../contract.ts';
import type { Session } from './backend.ts';
import type { Insight } from './explain.ts';
import { findSilentStage, lookInto, lookThrough } from './explain.ts';
import { findFault } from './fault.ts';
import { computeProbabilities } from './network.ts';
import { createSlices } from './slices.ts';
import type { NetworkWeights } from './weights.ts';

/** Milliseconds that an answer may take: at first, when shaders are compiled, and for each picture. */
const LIMIT = { first: 30_000, warm: 4_000, picture: 1_000 };

/** The network on one backend, with answers that can be trusted. */
export interface RunningNetwork {
  readonly backend: Backend;
  /** Whether the browser has taken the backend away. */
  readonly isLost: boolean;

  /** Chooses how many of the pictures that are left go through at once. */
  chooseSize(left: number): number;

  /**
   * Compiles what `score` needs for the size that batches would rather have, while others have their answers.
   *
   * @returns the size, which a first pass makes ready to be chosen; null where none is missing
   * @throws Error where a shader does not compile
   */
  compileAhead(): Promise<number | null>;

  /**
   * Runs the forward pass and makes sure of its answer.
   *
   * @param pixels up to `size` pictures; a GPU gets blank ones for the rest, so that no batch of another
   *   size makes it compile again
   * @returns probabilities of the pictures, blank ones left out
   * @throws Error where the answer does not come in time, or cannot be one
   */
  score(pixels: Uint8Array, size: number): Promise<Float32Array>;

  /**
   * Runs the forward pass over one picture and shows its feature maps; as sure of them as `score`.
   *
   * @throws Error as `score` does
   */
  explain(pixels: Uint8Array): Promise<Insight>;

  /**
   * Shows the feature maps of a few pictures, stage by stage; as sure of them as `score`.
   *
   * @throws Error as `score` does
   */
  lookThrough(pixels: Uint8Array): Promise<FeatureMaps[][]>;

  memory(): Memory;

  /** Frees the network and the backend. */
  stop(): void;
}

/**
 * Puts the network on a backend, and trusts it only when a known picture gets the known answer.
 *
 * @param startSession starts the backend, and calls back when it is lost
 * @param onLost is told when the backend is lost; an answer that is under way has been given up then
 */
export async function startNetwork(
  weights: NetworkWeights,
  temperature: number,
  startSession: (onLost: () => void) => Promise<Session>,
  onLost: () => void,
): Promise<RunningNetwork> {
  let isLost = false;
  let giveUp: (fault: Error) => void = () => undefined;
  const session = await startSession(() => {
    isLost = true;
    giveUp(new Error('The browser took the GPU away.'));
    onLost();
  });
  const { backend, sizes } = session;
  const network = session.createNetwork(weights);
  /** Passes that have been through, so that their shaders are compiled. */
  const warm = new Set<string>();
  const slices = createSlices(sizes);

  /** Waits for the answer of a pass over `count` pictures for as long as it may take. */
  async function awaitAnswer<T>(kind: string, count: number, ask: () => Promise<T>): Promise<T> {
    const pass = `${kind} ${count}`;
    const limit = (warm.has(pass) ? LIMIT.warm : LIMIT.first) + LIMIT.picture * count;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fault = new Promise<never>((_, reject) => {
      giveUp = reject;
      timer = setTimeout(() => {
        reject(new Error(`The ${backend} backend gave no answer for ${limit} ms.`));
      }, limit);
    });
    try {
      const answer = await Promise.race([ask(), fault]);
      warm.add(pass);
      return answer;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Compiles all that one picture needs to be scored and explained. Shaders with tensors of their own, for
   * those that were compiled for are taken for packed before they are; JavaScript, which engines compile as it
   * runs, by one explanation.
   */
  async function compileFirst(): Promise<void> {
    if (!session.compileAhead) {
      await lookInto(network, weights, createKnownPicture());
      return;
    }
    const trial = session.createNetwork(weights);
    try {
      await session.compileAhead(() => lookInto(trial, weights, createKnownPicture()));
    } finally {
      trial.dispose();
    }
  }

  async function score(pixels: Uint8Array, size: number, expected?: Float32Array) {
    const pictures = new Uint8Array(backend === 'webgl' ? size * PICTURE_BYTES : pixels.length);
    pictures.set(pixels);
    const began = performance.now();
    const logits = await awaitAnswer('score', pictures.length / PICTURE_BYTES, () =>
      network.computeLogits(pictures),
    );
    slices.record(size, performance.now() - began);
    const wanted = logits.subarray(0, (pixels.length / PICTURE_BYTES) * CLASS_COUNT);
    const scores = computeProbabilities(wanted, temperature);
    const fault = findFault(scores, expected);
    if (fault) throw new Error(fault);
    return scores;
  }

  async function explain(pixels: Uint8Array): Promise<Insight> {
    const insight = await awaitAnswer('explain', 1, () => lookInto(network, weights, pixels));
    const scores = computeProbabilities(insight.logits, temperature);
    const fault = findFault(scores) ?? findSilentStage(insight.stages);
    if (fault) throw new Error(fault);
    return insight;
  }

  async function look(pixels: Uint8Array): Promise<FeatureMaps[][]> {
    const count = pixels.length / PICTURE_BYTES;
    const seen = await awaitAnswer('look', count, () => lookThrough(network, pixels));
    const fault = seen.map(findSilentStage).find((silent) => silent !== null);
    if (fault) throw new Error(fault);
    return seen;
  }

  const running: RunningNetwork = {
    backend,
    chooseSize: (left) => slices.choose(left),
    async compileAhead() {
      const size = slices.findUntried();
      if (size === null) return null;
      const blank = new Uint8Array(size * PICTURE_BYTES);
      await session.compileAhead?.(() => network.computeLogits(blank));
      return size;
    },
    get isLost() {
      return isLost;
    },
    score,
    explain,
    lookThrough: look,
    memory: () => network.memory(),
    stop() {
      network.dispose();
      session.stop();
    },
  };
  try {
    await awaitAnswer('compile', 1, compileFirst);
    const known = Float32Array.from(weights.header.known);
    await score(createKnownPicture(), 1, computeProbabilities(known, temperature));
    return running;
  } catch (error) {
    running.stop();
    throw error;
  }
}
