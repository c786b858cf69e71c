import { PICTURE_BYTES } from '../../../core/picture.ts';
import { type Kernel, QUERY_BLOCK, REFERENCE_BLOCK } from './kernel.ts';

/** What `kernel.wasm` exports; its source is in `assembly/`. Addresses and strides are in bytes. */
interface KernelExports extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  weigh(record: number, count: number): void;
  l1One(query: number, reference: number, count: number, out: number): void;
  l1Block(query: number, reference: number, count: number, out: number, stride: number): void;
  l2One(query: number, wide: number, reference: number, count: number, out: number): void;
  l2Block(
    query: number,
    wide: number,
    reference: number,
    count: number,
    out: number,
    stride: number,
  ): void;
}

const PAGE_BYTES = 65536;

/** A picture and behind it the sum of its bytes and of their squares, padded to sixteen bytes. */
const RECORD_BYTES = PICTURE_BYTES + 16;

/** Bytes between the distances of one query and of the next. */
const STRIDE = REFERENCE_BLOCK * Int32Array.BYTES_PER_ELEMENT;

// The memory: queries, queries widened to 16 bits, distances, and then the references to the end.
const QUERIES = 0;
const WIDE = QUERIES + QUERY_BLOCK * RECORD_BYTES;
const DISTANCES = WIDE + QUERY_BLOCK * PICTURE_BYTES * Int16Array.BYTES_PER_ELEMENT;
const REFERENCES = DISTANCES + QUERY_BLOCK * STRIDE;

/**
 * Creates the kernel that runs in WebAssembly with SIMD.
 *
 * @param wasm the bytes of `kernel.wasm`; rejects where the engine cannot compile SIMD
 */
export async function createSimdKernel(wasm: BufferSource): Promise<Kernel> {
  const { instance } = await WebAssembly.instantiate(wasm);
  const run = instance.exports as KernelExports;
  const { memory } = run;
  let queryCount = 0;
  let count = 0;
  grow(memory, REFERENCES);

  const addressOf = (index: number): number => REFERENCES + index * RECORD_BYTES;

  return {
    backend: 'wasm',
    get count() {
      return count;
    },
    add(pixels) {
      const added = pixels.length / PICTURE_BYTES;
      grow(memory, addressOf(count + added));
      writeRecords(memory, addressOf(count), pixels);
      run.weigh(addressOf(count), added);
      count += added;
    },
    reference: (index) => new Uint8Array(memory.buffer, addressOf(index), PICTURE_BYTES).slice(),
    setQueries(pixels) {
      queryCount = pixels.length / PICTURE_BYTES;
      writeRecords(memory, QUERIES, pixels);
      run.weigh(QUERIES, queryCount);
      new Int16Array(memory.buffer, WIDE, pixels.length).set(pixels);
    },
    measure(metric, first, referenceCount) {
      const from = addressOf(first);
      if (metric === 'l1') {
        if (queryCount === 1) run.l1One(QUERIES, from, referenceCount, DISTANCES);
        else run.l1Block(QUERIES, from, referenceCount, DISTANCES, STRIDE);
      } else {
        if (queryCount === 1) run.l2One(QUERIES, WIDE, from, referenceCount, DISTANCES);
        else run.l2Block(QUERIES, WIDE, from, referenceCount, DISTANCES, STRIDE);
      }
      return new Int32Array(memory.buffer, DISTANCES, QUERY_BLOCK * REFERENCE_BLOCK);
    },
  };
}

function grow(memory: WebAssembly.Memory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES);
  if (missing > 0) memory.grow(missing);
}

function writeRecords(memory: WebAssembly.Memory, address: number, pixels: Uint8Array): void {
  const bytes = new Uint8Array(memory.buffer);
  for (let start = 0; start < pixels.length; start += PICTURE_BYTES) {
    bytes.set(pixels.subarray(start, start + PICTURE_BYTES), address);
    address += RECORD_BYTES;
  }
}
