import { createKnownPicture } from '../../core/picture.ts';
import type { Backend, BackendReason, BackendReport, Memory } from '../contract.ts';
import type { Session } from './backend.ts';
import { isSoftwareRenderer, readRenderer, startKernel, startWebgl } from './backend.ts';
import type { RunningNetwork } from './running-network.ts';
import { startNetwork } from './running-network.ts';
import type { NetworkWeights } from './weights.ts';

/** A GPU that answers within this many milliseconds needs no comparison. */
const FAST_ENOUGH = 25;
/** Times that the GPU may be lost before the network leaves it. */
const LOSSES = 2;
/** Milliseconds before each try to rebuild: a browser whose GPU process has crashed needs a moment. */
const PAUSES = [200, 1_000];

/** What a forward pass gave, and how. */
export interface Passed<Answer> {
  readonly answer: Answer;
  readonly backend: Backend;
  /** Wall-clock time of the pass that gave it. */
  readonly milliseconds: number;
}

/** Whom a network tells what happens to it. */
export interface Listeners {
  /** The browser has taken the GPU away; `rebuildIfLost` puts that right. */
  onLost(): void;
  /** A lost GPU was replaced. */
  onReport(report: BackendReport): void;
}

/**
 * The network on the backend that suits it: every forward pass goes through `run`, which rebuilds the backend
 * from the weights when the GPU is gone. Calls that start, run or rebuild must not overlap.
 */
export class RecoveringNetwork {
  /** Temperature of the scores. */
  readonly temperature: number;
  readonly #weights: NetworkWeights;
  readonly #wasm: BufferSource;
  readonly #listeners: Listeners;
  readonly #renderer: string | null = readRenderer();
  readonly #timings: Partial<Record<Backend, number>> = {};
  /** The network on the kernel, once it was needed: it holds nothing that a browser could take away. */
  #onKernel: RunningNetwork | null = null;
  #running: RunningNetwork | null = null;
  #reason: BackendReason = 'gpu';
  #choice: 'auto' | Backend = 'auto';
  #losses = 0;

  /** @param wasm the bytes of the kernel */
  constructor(weights: NetworkWeights, wasm: BufferSource, listeners: Listeners) {
    const { calibration } = weights.header;
    if (!calibration) {
      throw new Error('The network has no temperature yet: run `npm run calibrate:network`.');
    }
    this.temperature = calibration.temperature;
    this.#weights = weights;
    this.#wasm = wasm;
    this.#listeners = listeners;
  }

  /** What it runs on now; null before the first pass, and while it moves. */
  get running(): RunningNetwork | null {
    return this.#running;
  }

  /** Switches to a backend, or with `auto` to the one that suits; the first call starts the network. */
  async use(choice: 'auto' | Backend): Promise<BackendReport> {
    const isSame = this.#running && this.#choice === choice && this.#reason !== 'recovered';
    if (isSame) return this.#report();
    this.#losses = 0;
    if (choice === 'auto') await this.#choose();
    else if (choice === 'wasm') await this.#start('wasm', 'chosen');
    else if (choice === 'webgl' && this.#renderer !== null) await this.#start('webgl', 'chosen');
    else throw new Error(`The network cannot run on ${choice} here.`);
    this.#choice = choice;
    return this.#report();
  }

  /** Starts the network if nothing runs it yet. */
  async ready(): Promise<RunningNetwork> {
    if (!this.#running) await this.#choose();
    return this.#running!;
  }

  /** The one road of every forward pass. */
  async run<Answer>(pass: (running: RunningNetwork) => Promise<Answer>): Promise<Passed<Answer>> {
    for (;;) {
      const running = await this.ready();
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

  async rebuildIfLost(): Promise<void> {
    if (this.#running?.isLost) await this.#rebuild();
  }

  memory(): Memory {
    return this.#running?.memory() ?? { tensors: 0, bytes: 0 };
  }

  dispose(): void {
    this.#stop();
    this.#onKernel = null;
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
    const picture = createKnownPicture();
    let least = Infinity;
    for (let round = 0; round < 3; round++) {
      const { backend, milliseconds } = await this.run((running) => running.score(picture, 1));
      least = Math.min(least, milliseconds);
      this.#timings[backend] = least;
    }
    return least;
  }

  async #start(backend: 'webgl' | 'wasm', reason: BackendReason): Promise<void> {
    this.#stop();
    this.#running =
      backend === 'webgl'
        ? await this.#startOn(startWebgl)
        : (this.#onKernel ??= await this.#startOn(() => startKernel(this.#wasm)));
    this.#reason = reason;
  }

  #startOn(startSession: (onLost: () => void) => Promise<Session>): Promise<RunningNetwork> {
    return startNetwork(this.#weights, this.temperature, startSession, () =>
      this.#listeners.onLost(),
    );
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
    this.#listeners.onReport(this.#report());
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
