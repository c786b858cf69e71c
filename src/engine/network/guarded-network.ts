import { PICTURE_BYTES } from '../../core/picture.ts';
import type { OnProgress } from '../../data/progress.ts';
import type {
  Backend,
  BackendReason,
  BackendReport,
  Exciting,
  Memory,
  NetworkExplained,
  Scored,
} from '../contract.ts';
import { scoreInBatches } from '../in-batches.ts';
import { createInTurn } from '../in-turn.ts';
import { checkOnePicture } from '../one-picture.ts';
import type { Session } from './backend.ts';
import { isSoftwareRenderer, readRenderer, startKernel, startWebgl } from './backend.ts';
import { findExciting } from './exciting.ts';
import { createKnownPicture } from './network.ts';
import type { RunningNetwork } from './running-network.ts';
import { startNetwork } from './running-network.ts';
import type { NetworkWeights } from './weights.ts';

/** Pictures of one forward pass on a real GPU, and on one that software imitates. */
const GPU_BATCH = 64;
const SOFTWARE_BATCH = 4;
/** Up to this many pictures go through one by one, so that a GPU need not compile for their number. */
const SINGLES = 4;
/** Pictures whose feature maps are read at a time: a question that comes meanwhile waits for no more. */
const LOOKS = 1;
/** Explanations, like answers to many pictures, let the answer to a picture at hand go first. */
const GIVES_WAY = true;
/** A GPU that answers within this many milliseconds needs no comparison. */
const FAST_ENOUGH = 25;
/** Times that the GPU may be lost before the network leaves it. */
const LOSSES = 2;
/** Milliseconds before each try to rebuild: a browser whose GPU process has crashed needs a moment. */
const PAUSES = [200, 1_000];

/**
 * The network behind one door: every forward pass goes through `#run`, which rebuilds the backend from the
 * weights when the GPU is gone. Choices, losses and single predictions take turns; batches and
 * explanations give way to them.
 */
export class GuardedNetwork {
  readonly #weights: NetworkWeights;
  readonly #temperature: number;
  readonly #wasm: BufferSource;
  readonly #onReport: (report: BackendReport) => void;
  readonly #inTurn = createInTurn();
  readonly #renderer: string | null = readRenderer();
  readonly #timings: Partial<Record<Backend, number>> = {};
  /** The network on the kernel, once it was needed: it holds nothing that a browser could take away. */
  #onKernel: RunningNetwork | null = null;
  #running: RunningNetwork | null = null;
  #reason: BackendReason = 'gpu';
  #choice: 'auto' | Backend = 'auto';
  #losses = 0;

  /**
   * @param wasm the bytes of the kernel
   * @param onReport is told when a lost GPU was replaced
   */
  constructor(
    weights: NetworkWeights,
    wasm: BufferSource,
    onReport: (report: BackendReport) => void,
  ) {
    const { calibration } = weights.header;
    if (!calibration) {
      throw new Error('The network has no temperature yet: run `npm run calibrate:network`.');
    }
    this.#temperature = calibration.temperature;
    this.#weights = weights;
    this.#wasm = wasm;
    this.#onReport = onReport;
  }

  /** Switches to a backend, or with `auto` to the faster one; the first call starts the network. */
  use(choice: 'auto' | Backend): Promise<BackendReport> {
    return this.#inTurn(async () => {
      const isSame = this.#running && this.#choice === choice && this.#reason !== 'recovered';
      if (isSame) return this.#report();
      this.#losses = 0;
      if (choice === 'auto') await this.#choose();
      else if (choice === 'wasm') await this.#start('wasm', 'chosen');
      else if (choice === 'webgl' && this.#renderer !== null) await this.#start('webgl', 'chosen');
      else throw new Error(`The network cannot run on ${choice} here.`);
      this.#choice = choice;
      return this.#report();
    });
  }

  /** Scores pictures in batches; others may take their turn, and an abort take effect, between them. */
  async score(pixels: Uint8Array, signal: AbortSignal): Promise<Scored> {
    const { batch } = await this.#inTurn(() => this.#ready());
    const isMany = pixels.length > SINGLES * PICTURE_BYTES;
    const size = isMany ? batch : 1;
    return scoreInBatches(pixels, size, signal, (pictures) =>
      this.#inTurn(async () => {
        signal.throwIfAborted();
        return this.#compute(pictures, size);
      }, isMany),
    );
  }

  /** Runs one more forward pass over one picture, when no answer waits, and shows what it saw. */
  explain(pixels: Uint8Array, signal: AbortSignal): Promise<NetworkExplained> {
    return this.#inTurn(async () => {
      signal.throwIfAborted();
      checkOnePicture(pixels);
      const { answer, ...how } = await this.#run((running) => running.explain(pixels));
      signal.throwIfAborted();
      return { ...answer, temperature: this.#temperature, ...how };
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
        return (await this.#run((running) => running.lookThrough(batch))).answer;
      }, GIVES_WAY);
    return findExciting(pixels, LOOKS, look, signal, onProgress);
  }

  memory(): Memory {
    return this.#running?.memory() ?? { tensors: 0, bytes: 0 };
  }

  dispose(): Promise<void> {
    return this.#inTurn(async () => {
      this.#stop();
      this.#onKernel = null;
      return Promise.resolve();
    });
  }

  /** Looks at the renderer's name, and times one prediction, before it settles. */
  async #choose(): Promise<void> {
    if (this.#renderer === null) return this.#start('wasm', 'no-webgl');
    if (isSoftwareRenderer(this.#renderer)) return this.#start('wasm', 'software-webgl');
    if (!(await this.#tryStart('webgl', 'gpu'))) return this.#start('wasm', 'no-webgl');
    const onGpu = await this.#time();
    if (onGpu <= FAST_ENOUGH) return;
    await this.#start('wasm', 'wasm-faster');
    if ((await this.#time()) > onGpu) await this.#start('webgl', 'gpu');
  }

  /** Milliseconds of one warm prediction: the least of three. */
  async #time(): Promise<number> {
    let least = Infinity;
    for (let round = 0; round < 3; round++) {
      const { backend, milliseconds } = await this.#compute(createKnownPicture(), 1);
      least = Math.min(least, milliseconds);
      this.#timings[backend] = least;
    }
    return least;
  }

  async #compute(pixels: Uint8Array, size: number): Promise<Scored> {
    const { answer, ...how } = await this.#run((running) => running.score(pixels, size));
    return { scores: answer, ...how };
  }

  /** The one road of every forward pass. */
  async #run<Answer>(
    pass: (running: RunningNetwork) => Promise<Answer>,
  ): Promise<{ answer: Answer; backend: Backend; milliseconds: number }> {
    for (;;) {
      const running = await this.#ready();
      const { backend } = running;
      const began = performance.now();
      try {
        const answer = await pass(running);
        return { answer, backend, milliseconds: performance.now() - began };
      } catch (error) {
        if (backend !== 'webgl') throw error;
        await this.#rebuild();
      }
    }
  }

  async #ready(): Promise<RunningNetwork> {
    if (!this.#running) await this.#choose();
    return this.#running!;
  }

  async #start(backend: 'webgl' | 'wasm', reason: BackendReason): Promise<void> {
    this.#stop();
    this.#running =
      backend === 'webgl'
        ? await this.#startWebgl()
        : (this.#onKernel ??= await this.#startOn(() => startKernel(this.#wasm)));
    this.#reason = reason;
  }

  #startWebgl(): Promise<RunningNetwork> {
    const batch = isSoftwareRenderer(this.#renderer ?? '') ? SOFTWARE_BATCH : GPU_BATCH;
    return this.#startOn((onLost) => startWebgl(batch, onLost));
  }

  #startOn(startSession: (onLost: () => void) => Promise<Session>): Promise<RunningNetwork> {
    return startNetwork(this.#weights, this.#temperature, startSession, () => {
      // Rebuilt while nobody waits; a prediction that was under way has done so before its turn ends.
      void this.#inTurn(async () => {
        if (this.#running?.isLost) await this.#rebuild();
      });
    });
  }

  async #tryStart(backend: 'webgl' | 'wasm', reason: BackendReason): Promise<boolean> {
    return this.#start(backend, reason).then(
      () => true,
      () => false,
    );
  }

  async #rebuild(): Promise<void> {
    this.#stop();
    const pauses = ++this.#losses > LOSSES ? [] : PAUSES;
    for (const milliseconds of pauses) {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      if (await this.#tryStart('webgl', 'recovered')) break;
    }
    if (!this.#running) await this.#start('wasm', 'recovered');
    this.#onReport(this.#report());
  }

  #stop(): void {
    if (this.#running !== this.#onKernel) this.#running?.stop();
    this.#running = null;
  }

  #report(): BackendReport {
    return {
      backend: this.#running?.backend ?? 'wasm',
      renderer: this.#renderer,
      reason: this.#reason,
      timings: { ...this.#timings },
      available: this.#renderer === null ? ['wasm'] : ['webgl', 'wasm'],
    };
  }
}
