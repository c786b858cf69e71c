import { env, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { compileAhead } from './compile-ahead.ts';

/** The backends of tfjs that can run the network. */
export type NetworkBackend = 'webgl' | 'wasm';

/** A backend of tfjs that is current and ready. */
export interface Session {
  readonly backend: NetworkBackend;
  /** Numbers of pictures that a forward pass may take at once, ascending; a GPU compiles for each. */
  readonly sizes: readonly number[];
  /** Compiles what a pass needs without drawing it; absent where nothing is compiled. */
  readonly compileAhead?: (pass: () => Promise<unknown>) => Promise<void>;
  /** Frees the backend's own resources; the tensors on it must have been disposed before. */
  stop(): void;
}

/** Where the WebAssembly binaries of tfjs are; `null` where tfjs finds them by itself, as on Node. */
export type WasmPaths = Readonly<Record<'simd' | 'plain', string>> | null;

/** From one picture, as a visitor gives it, to enough to keep a fast graphics card busy. */
const WEBGL_SIZES = [1, 8, 64];
/** Few enough to stop soon; more at once are no faster. */
const WASM_SIZES = [8];

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
 * @param onLost is told once when the browser takes the context away
 * @throws Error where the browser gives no context
 */
export async function startWebgl(onLost: () => void): Promise<Session> {
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
  const backend = new webgl.MathBackendWebGL(context);
  registerBackend('webgl', () => backend);
  if (!(await setBackend('webgl'))) throw new Error('WebGL could not be set up.');
  return {
    backend: 'webgl',
    sizes: WEBGL_SIZES,
    compileAhead: (pass) => compileAhead(backend, pass),
    stop() {
      running.abort();
      releaseReads(gl);
      removeBackend('webgl');
      context.dispose();
      gl.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
}

/** Starts WebAssembly on one thread: several would need a page that is isolated from all others. */
export async function startWasm(paths: WasmPaths): Promise<Session> {
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (paths) {
    wasm.setWasmPaths({
      'tfjs-backend-wasm.wasm': paths.plain,
      'tfjs-backend-wasm-simd.wasm': paths.simd,
      'tfjs-backend-wasm-threaded-simd.wasm': paths.simd,
    });
  }
  if (!(await setBackend('wasm'))) throw new Error('WebAssembly could not be set up.');
  // The module stays for the next time: it holds no context that a browser could take away.
  return { backend: 'wasm', sizes: WASM_SIZES, stop: () => undefined };
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
