import type { Kernel } from './kernel.ts';
import { createSimdKernel } from './simd-kernel.ts';
import { createTypescriptKernel } from './typescript-kernel.ts';

/** Creates the fastest kernel that this engine can run; `wasm` holds the bytes of `kernel.wasm`. */
export async function createKernel(wasm: BufferSource): Promise<Kernel> {
  return WebAssembly.validate(wasm) ? createSimdKernel(wasm) : createTypescriptKernel();
}
