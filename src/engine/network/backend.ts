import type { Backend } from '../contract.ts';
import { createKernelNetwork } from './kernel-network.ts';
import { createKernel } from './kernel/create-kernel.ts';
import type { Network } from './network.ts';
import type { NetworkWeights } from './weights.ts';

/** A backend that is ready: WebGL through tfjs, or the kernel. */
export interface Session {
  readonly backend: Backend;
  /** Pictures of one forward pass: many enough to keep the machine busy, few enough to stop soon. */
  readonly batch: number;
  /** Puts the network on it; called once. */
  createNetwork(weights: NetworkWeights): Network;
  /** Frees the backend's own resources; the network on it must have been disposed before. */
  stop(): void;
}

/** Pictures that a kernel judges at a time: enough that the pauses between do not count; the twin is slow. */
const KERNEL_BATCH = { wasm: 16, typescript: 1 };

const CONTEXT: WebGLContextAttributes = { alpha: false, antialias: false, depth: false };

/**
 * Names the graphics card as the browser does.
 *
 * @returns null where there is no WebGL 2
 */
export function readRenderer(): string | null {
  const gl = createCanvas()?.gl;
  if (!gl) return null;
  const named = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(named?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  // A browser allows few contexts at a time and frees them late by itself.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return String(renderer);
}

/** Whether a renderer is a processor in disguise, many times slower here than WebAssembly. */
export function isSoftwareRenderer(renderer: string): boolean {
  return /swiftshader|llvmpipe|softpipe|basic render|software/i.test(renderer);
}

/**
 * Starts WebGL on a canvas of its own.
 *
 * @param batch pictures of one forward pass
 * @param onLost is told once when the browser takes the context away
 * @throws Error where the browser gives no context
 */
export async function startWebgl(batch: number, onLost: () => void): Promise<Session> {
  const webgl = await import('./webgl.ts');
  const made = createCanvas();
  if (!made) throw new Error('The browser gives no WebGL 2 context.');
  const { canvas, gl } = made;
  const running = new AbortController();
  const lost = () => {
    releaseReads(gl);
    onLost();
  };
  canvas.addEventListener('webglcontextlost', lost, { signal: running.signal });
  // tfjs asks any context for its abilities before it takes ours, and would make one that nobody frees.
  webgl.setWebGLContext(2, gl);
  const context = new webgl.GPGPUContext(gl);
  webgl.registerBackend('webgl', () => new webgl.MathBackendWebGL(context));
  if (!(await webgl.setBackend('webgl'))) throw new Error('WebGL could not be set up.');
  return {
    backend: 'webgl',
    batch,
    createNetwork: (weights) => new webgl.TensorNetwork(weights),
    stop() {
      running.abort();
      releaseReads(gl);
      webgl.removeBackend('webgl');
      context.dispose();
      gl.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
}

/**
 * Starts the kernel: WebAssembly with SIMD on one thread, or its twin where the engine has none.
 *
 * @param wasm the bytes of `kernel/kernel.wasm`
 */
export async function startKernel(wasm: BufferSource): Promise<Session> {
  const kernel = await createKernel(wasm);
  return {
    backend: kernel.backend,
    batch: KERNEL_BATCH[kernel.backend],
    createNetwork: (weights) => createKernelNetwork(kernel, weights),
    stop: () => undefined,
  };
}

function createCanvas() {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2', CONTEXT);
  return gl && { canvas, gl };
}

/**
 * Lets tfjs end the reads that wait on a context: on a lost one their fence never passes, and tfjs would
 * ask for it for ever.
 */
function releaseReads(gl: WebGL2RenderingContext): void {
  gl.clientWaitSync = () => gl.ALREADY_SIGNALED;
}
