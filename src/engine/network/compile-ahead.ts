import { env } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/webgl.js';
import { pause } from '../pause.ts';

/** What tfjs keeps of a shader program; it names the field `private`. */
type Programs = Readonly<Record<string, { readonly webGLProgram: WebGLProgram }>>;

/**
 * Compiles the shaders of a pass before it is needed, all of them at once where the browser does so. No pass
 * that needs one of these shaders may run before this resolves.
 *
 * @param pass runs the pass as usual, its reads included; what it answers meanwhile means nothing
 * @throws Error where a shader does not compile
 */
export async function compileAhead(
  backend: MathBackendWebGL,
  pass: () => Promise<unknown>,
): Promise<void> {
  const answer = passWithoutDrawing(pass);
  try {
    await answer;
  } finally {
    await awaitPrograms(backend);
    backend.checkCompileCompletion();
    backend.getUniformLocations();
  }
}

/** A pass asks for all that it draws and reads before it waits for the first time. */
function passWithoutDrawing(pass: () => Promise<unknown>): Promise<unknown> {
  env().set('ENGINE_COMPILE_ONLY', true);
  try {
    return pass();
  } finally {
    env().set('ENGINE_COMPILE_ONLY', false);
  }
}

/**
 * Waits while programs are being compiled, and lets others work. tfjs itself would ask once a frame, and a
 * page that is hidden has none. Without the extension the browser waits when it is asked about a program, but
 * has been given all of them by then. A lost context and a deleted program answer with other than false.
 */
async function awaitPrograms(backend: MathBackendWebGL): Promise<void> {
  const { gl, parallelCompilationExtension: parallel } = backend.gpgpu;
  // Missing in Firefox on some systems, whatever the type says.
  const status = (parallel as typeof parallel | null)?.COMPLETION_STATUS_KHR;
  if (status === undefined) return;
  for (const { webGLProgram } of Object.values(backend['binaryCache'] as Programs)) {
    while (gl.getProgramParameter(webGLProgram, status) === false) await pause();
  }
}
