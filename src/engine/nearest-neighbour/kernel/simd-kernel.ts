import { PICTURE_BYTES } from '../../../core/picture.ts';
import { type Kernel, QUERY_BLOCK, REFERENCE_BLOCK } from './kernel.ts';

/** What `kernel.wasm` exports; its source is in `assembly/`. Addresses are in bytes. */
interface KernelExports extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  weigh(record: number, sketch: number): void;
  l1(query: number, reference: number): number;
  l1Bounds(query: number, reference: number, count: number, out: number): void;
  l2(query: number, wide: number, reference: number): number;
  l2Bounds(query: number, reference: number, count: number, out: number): void;
}

const PAGE_BYTES = 65536;

/** A picture and behind it the sum of its bytes and of their squares, padded to sixteen bytes. */
const RECORD_BYTES = PICTURE_BYTES + 16;
const WIDE_BYTES = PICTURE_BYTES * Int16Array.BYTES_PER_ELEMENT;
const SKETCH_BYTES = (PICTURE_BYTES / 16) * Uint16Array.BYTES_PER_ELEMENT;

// The memory: queries, the same widened to 16 bits, their sketches, bounds, and then the references to the
// end, block after block: the sketches of a block, then its records.
const QUERIES = 0;
const WIDE = QUERIES + QUERY_BLOCK * RECORD_BYTES;
const QUERY_SKETCHES = WIDE + QUERY_BLOCK * WIDE_BYTES;
const BOUNDS = QUERY_SKETCHES + QUERY_BLOCK * SKETCH_BYTES;
const REFERENCES = BOUNDS + REFERENCE_BLOCK * Int32Array.BYTES_PER_ELEMENT;
const BLOCK_BYTES = REFERENCE_BLOCK * (SKETCH_BYTES + RECORD_BYTES);

/**
 * Creates the kernel that runs in WebAssembly with SIMD.
 *
 * @param wasm the bytes of `kernel.wasm`; rejects where the engine cannot compile SIMD
 */
export async function createSimdKernel(wasm: BufferSource): Promise<Kernel> {
  const { instance } = await WebAssembly.instantiate(wasm);
  const run = instance.exports as KernelExports;
  const { memory } = run;
  let count = 0;
  grow(memory, REFERENCES);

  function write(pixels: Uint8Array, record: number, sketch: number): void {
    new Uint8Array(memory.buffer, record, PICTURE_BYTES).set(pixels);
    run.weigh(record, sketch);
  }

  return {
    backend: 'wasm',
    get count() {
      return count;
    },
    add(pixels) {
      grow(memory, recordOf(count + pixels.length / PICTURE_BYTES - 1) + RECORD_BYTES);
      for (let from = 0; from < pixels.length; from += PICTURE_BYTES) {
        const picture = pixels.subarray(from, from + PICTURE_BYTES);
        write(picture, recordOf(count), sketchOf(count));
        count += 1;
      }
    },
    reference: (index) => new Uint8Array(memory.buffer, recordOf(index), PICTURE_BYTES).slice(),
    setQueries(pixels) {
      for (let query = 0; query < pixels.length / PICTURE_BYTES; query++) {
        const picture = pixels.subarray(query * PICTURE_BYTES, (query + 1) * PICTURE_BYTES);
        write(picture, QUERIES + query * RECORD_BYTES, QUERY_SKETCHES + query * SKETCH_BYTES);
      }
      new Int16Array(memory.buffer, WIDE, pixels.length).set(pixels);
    },
    bound(metric, query, first, boundCount) {
      const sketch = QUERY_SKETCHES + query * SKETCH_BYTES;
      if (metric === 'l1') run.l1Bounds(sketch, sketchOf(first), boundCount, BOUNDS);
      else run.l2Bounds(sketch, sketchOf(first), boundCount, BOUNDS);
      return new Int32Array(memory.buffer, BOUNDS, boundCount);
    },
    measure(metric, query, reference) {
      const record = QUERIES + query * RECORD_BYTES;
      if (metric === 'l1') return run.l1(record, recordOf(reference));
      return run.l2(record, WIDE + query * WIDE_BYTES, recordOf(reference));
    },
  };
}

function sketchOf(reference: number): number {
  const place = reference % REFERENCE_BLOCK;
  return REFERENCES + ((reference - place) / REFERENCE_BLOCK) * BLOCK_BYTES + place * SKETCH_BYTES;
}

function recordOf(reference: number): number {
  const place = reference % REFERENCE_BLOCK;
  return sketchOf(reference - place) + REFERENCE_BLOCK * SKETCH_BYTES + place * RECORD_BYTES;
}

function grow(memory: WebAssembly.Memory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES);
  if (missing > 0) memory.grow(missing);
}
