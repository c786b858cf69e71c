import { memory } from '@tensorflow/tfjs-core';
import { CLASS_COUNT } from '../../core/classes.ts';
import { PICTURE_BYTES } from '../../core/picture.ts';
import type { Backend, BackendReason, BackendReport, Memory, Scored } from '../contract.ts';
import { scoreInBatches } from '../in-batches.ts';
import { createInTurn } from '../in-turn.ts';
import type { NetworkBackend, Session, WasmPaths } from './backend.ts';
import { isSoftwareRenderer, readRenderer, startWasm, startWebgl } from './backend.ts';
import { computeProbabilities, createKnownPicture, Network } from './network.ts';
import { findFault } from './fault.ts';
import type { NetworkWeights } from './weights.ts';

/** Pictures of one forward pass on a real GPU, and on one that software imitates. */
const GPU_BATCH = 64;
const SOFTWARE_BATCH = 4;
/** Up to this many pictures go through one by one, so that a GPU need not compile for their number. */
const SINGLES = 4;
/** A GPU that answers within this many milliseconds needs no comparison. */
const FAST_ENOUGH = 25;
/** Milliseconds that a read may take: at first, when shaders are compiled, and for each picture. */
const LIMIT = { first: 30_000, warm: 4_000, picture: 1_000 };
/** Times that the GPU may be lost before the network leaves it. */
const LOSSES = 2;
/** Milliseconds before each try to rebuild: a browser whose GPU process has crashed needs a moment. */
const PAUSES = [200, 1_000];

interface Running {
  readonly session: Session;
  readonly network: Network;
  /** Sizes of batch that have been through, so that their shaders are compiled. */
  readonly sizes: Set<number>;
}

/**
 * The network behind one door: every prediction passes `#compute`, which limits its time, refuses what
 * cannot be an answer, and rebuilds the backend from the weights when the GPU is gone.
 */
export class GuardedNetwork {
  readonly #weights: NetworkWeights;
  readonly #temperature: number;
  readonly #paths: WasmPaths;
  readonly #onReport: (report: BackendReport) => void;
  readonly #inTurn = createInTurn();
  readonly #renderer: string | null = readRenderer();
  readonly #timings: Partial<Record<Backend, number>> = {};
  #running: Running | null = null;
  #reason: BackendReason = 'gpu';
  #choice: 'auto' | Backend = 'auto';
  #losses = 0;
  #interrupt: (fault: Error) => void = () => undefined;

  /** @param onReport is told whenever something else runs the network than before, or anew */
  constructor(
    weights: NetworkWeights,
    paths: WasmPaths,
    onReport: (report: BackendReport) => void,
  ) {
    const { calibration } = weights.header;
    if (!calibration) {
      throw new Error('The network has no temperature yet: run `npm run calibrate:network`.');
    }
    this.#temperature = calibration.temperature;
    this.#weights = weights;
    this.#paths = paths;
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
    const { session } = await this.#inTurn(() => this.#ready());
    const size = pixels.length <= SINGLES * PICTURE_BYTES ? 1 : session.batch;
    return scoreInBatches(pixels, size, signal, (batch) =>
      this.#inTurn(async () => {
        signal.throwIfAborted();
        const began = performance.now();
        const scores = await this.#compute(batch, size);
        const { backend } = this.#running!.session;
        return { scores, backend, milliseconds: performance.now() - began };
      }),
    );
  }

  memory(): Memory {
    if (!this.#running) return { tensors: 0, bytes: 0 };
    const { numTensors, numBytes } = memory();
    return { tensors: numTensors, bytes: numBytes };
  }

  dispose(): Promise<void> {
    return this.#inTurn(async () => {
      this.#stop();
      return Promise.resolve();
    });
  }

  /** Looks at the renderer's name, and times one prediction, before anything is trusted with the work. */
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
    const { session } = await this.#ready();
    let least = Infinity;
    for (let round = 0; round < 3; round++) {
      const began = performance.now();
      await this.#compute(createKnownPicture(), 1);
      least = Math.min(least, performance.now() - began);
    }
    return (this.#timings[session.backend] = least);
  }

  /** Puts the network on a backend and trusts it only when a known picture gives the known answer. */
  async #start(backend: NetworkBackend, reason: BackendReason): Promise<void> {
    this.#stop();
    const session = await (backend === 'webgl' ? this.#startWebgl() : startWasm(this.#paths));
    try {
      this.#running = { session, network: new Network(this.#weights), sizes: new Set() };
      const scores = await this.#read(this.#running, createKnownPicture(), 1);
      const fault = findFault(scores, this.#score(Float32Array.from(this.#weights.header.known)));
      if (fault) throw new Error(fault);
    } catch (error) {
      this.#stop();
      throw error;
    }
    this.#reason = reason;
  }

  #startWebgl(): Promise<Session> {
    const isSlow = isSoftwareRenderer(this.#renderer ?? '');
    return startWebgl(isSlow ? SOFTWARE_BATCH : GPU_BATCH, () => {
      const lost = this.#running;
      this.#interrupt(new Error('The browser took the GPU away.'));
      // Rebuilt while nobody waits; a prediction that is under way has done so before its turn ends.
      void this.#inTurn(async () => {
        if (lost && this.#running === lost) await this.#rebuild();
      });
    });
  }

  async #ready(): Promise<Running> {
    if (!this.#running) await this.#choose();
    return this.#running!;
  }

  /**
   * The one road of every prediction.
   *
   * @param pixels up to `size` pictures; a GPU gets blank ones for the rest, so that no batch of another
   *   size makes it compile again
   * @returns scores of the pictures, blank ones left out
   */
  async #compute(pixels: Uint8Array, size: number): Promise<Float32Array> {
    for (;;) {
      const running = await this.#ready();
      try {
        const scores = await this.#read(running, pixels, size);
        const fault = findFault(scores);
        if (!fault) return scores;
        throw new Error(fault);
      } catch (error) {
        if (running.session.backend === 'wasm') throw error;
        await this.#rebuild();
      }
    }
  }

  async #read({ session, network, sizes }: Running, pixels: Uint8Array, size: number) {
    const count = pixels.length / PICTURE_BYTES;
    const batch = new Uint8Array((session.backend === 'webgl' ? size : count) * PICTURE_BYTES);
    batch.set(pixels);
    const limit =
      (sizes.has(size) ? LIMIT.warm : LIMIT.first) + (LIMIT.picture * batch.length) / PICTURE_BYTES;
    const logits = await new Promise<Float32Array>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`The ${session.backend} backend gave no answer for ${limit} ms.`));
      }, limit);
      this.#interrupt = reject;
      void network
        .computeLogits(batch)
        .then(resolve, reject)
        .finally(() => {
          clearTimeout(timer);
        });
    });
    sizes.add(size);
    return this.#score(logits.subarray(0, count * CLASS_COUNT));
  }

  #score(logits: Float32Array): Float32Array {
    return computeProbabilities(logits, this.#temperature);
  }

  async #rebuild(): Promise<void> {
    this.#stop();
    const tries = ++this.#losses > LOSSES ? [] : PAUSES;
    for (const milliseconds of tries) {
      await pause(milliseconds);
      if (await this.#tryStart('webgl', 'recovered')) break;
    }
    if (!this.#running) await this.#start('wasm', 'recovered');
    this.#onReport(this.#report());
  }

  async #tryStart(backend: NetworkBackend, reason: BackendReason): Promise<boolean> {
    return this.#start(backend, reason).then(
      () => true,
      () => false,
    );
  }

  #stop(): void {
    const running = this.#running;
    this.#running = null;
    running?.network.dispose();
    running?.session.stop();
  }

  #report(): BackendReport {
    return {
      backend: this.#running?.session.backend ?? 'wasm',
      renderer: this.#renderer,
      reason: this.#reason,
      timings: { ...this.#timings },
      available: this.#renderer === null ? ['wasm'] : ['webgl', 'wasm'],
    };
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
