import { PICTURE_BYTES } from '../../core/picture.ts';
import type { OnProgress } from '../../data/progress.ts';
import type {
  Backend,
  BackendReport,
  Exciting,
  Memory,
  NetworkExplained,
  Scored,
} from '../contract.ts';
import { scoreInBatches } from '../in-batches.ts';
import { createInTurn } from '../in-turn.ts';
import { checkOnePicture } from '../one-picture.ts';
import { pause } from '../pause.ts';
import { findExciting } from './exciting.ts';
import { RecoveringNetwork } from './recovering-network.ts';
import type { NetworkWeights } from './weights.ts';

/** Up to so many pictures are a question of somebody who waits; more are a batch, which gives way. */
const SINGLES = 4;
/** Pictures whose feature maps are read at a time: a question that comes meanwhile waits for no more. */
const LOOKS = 1;
/** Explanations, like answers to many pictures, let the answer to a picture at hand go first. */
const GIVES_WAY = true;

/**
 * The network behind one door, where all that is asked of it takes turns: choices of a backend, its losses
 * and single predictions in the order in which they come; batches and explanations give way to them.
 */
export class GuardedNetwork {
  readonly #inTurn = createInTurn();
  readonly #network: RecoveringNetwork;

  /**
   * @param wasm the bytes of the kernel
   * @param onReport is told when a lost GPU was replaced
   */
  constructor(
    weights: NetworkWeights,
    wasm: BufferSource,
    onReport: (report: BackendReport) => void,
  ) {
    this.#network = new RecoveringNetwork(weights, wasm, {
      onReport,
      // Rebuilt while nobody waits; a prediction that was under way has done so before its turn ends.
      onLost: () => void this.#inTurn(() => this.#network.rebuildIfLost()),
    });
  }

  /** Switches to a backend, or with `auto` to the one that suits; the first call starts the network. */
  use(choice: 'auto' | Backend): Promise<BackendReport> {
    return this.#inTurn(() => this.#network.use(choice));
  }

  /** Scores pictures in batches; others may take their turn, and an abort take effect, between them. */
  async score(pixels: Uint8Array, signal: AbortSignal): Promise<Scored> {
    await this.#inTurn(() => this.#network.ready());
    const isMany = pixels.length > SINGLES * PICTURE_BYTES;
    const sizeOf = (left: number) => this.#network.running?.chooseSize(left) ?? 1;
    return scoreInBatches(pixels, sizeOf, signal, (pictures, size) =>
      this.#inTurn(async () => {
        signal.throwIfAborted();
        const pass = await this.#network.run((running) => running.score(pictures, size));
        void this.#prepare();
        const { answer: scores, ...how } = pass;
        return { scores, ...how };
      }, isMany),
    );
  }

  /** Runs one more forward pass over one picture, when no answer waits, and shows what it saw. */
  explain(pixels: Uint8Array, signal: AbortSignal): Promise<NetworkExplained> {
    return this.#inTurn(async () => {
      signal.throwIfAborted();
      checkOnePicture(pixels);
      const { answer, ...how } = await this.#network.run((running) => running.explain(pixels));
      signal.throwIfAborted();
      return { ...answer, temperature: this.#network.temperature, ...how };
    }, GIVES_WAY);
  }

  /** Looks for the pictures that excite each channel most; whatever else is asked goes first. */
  findExciting(
    pixels: Uint8Array,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Exciting['stages']> {
    const look = (batch: Uint8Array) =>
      this.#inTurn(async () => {
        signal.throwIfAborted();
        return (await this.#network.run((running) => running.lookThrough(batch))).answer;
      }, GIVES_WAY);
    return findExciting(pixels, LOOKS, look, signal, onProgress);
  }

  memory(): Memory {
    return this.#network.memory();
  }

  dispose(): Promise<void> {
    return this.#inTurn(() => {
      this.#network.dispose();
      return Promise.resolve();
    });
  }

  /** Makes ready the size in which a batch would rather go through, while others have their answers. */
  async #prepare(): Promise<void> {
    await pause();
    const { running } = this.#network;
    try {
      const size = await running?.compileAhead();
      if (!running || !size) return;
      await this.#inTurn(async () => {
        if (this.#network.running !== running) return;
        // Drawn once as well: some drivers compile no sooner.
        await running.score(new Uint8Array(PICTURE_BYTES), size);
      }, GIVES_WAY);
    } catch {
      // Batches go on in the sizes that work; a GPU that is gone is found out by who needs it.
    }
  }
}
