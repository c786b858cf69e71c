import { POINTS, transformFilters } from './filters.ts';
import type { Kernel, Maps } from './kernel.ts';
import { MOST_LOOKS } from './kernel.ts';

/** What `kernel.wasm` exports; its source is in `assembly/`. Addresses are in bytes, 0 for none. */
interface KernelExports extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  convolve(
    x: number,
    filters: number,
    biases: number,
    added: number,
    isPooled: boolean,
    y: number,
    count: number,
    side: number,
    inputs: number,
    outputs: number,
    room: number,
  ): void;
}

const NUMBER_BYTES = Float32Array.BYTES_PER_ELEMENT;
const LINE_BYTES = 64;
const PAGE_BYTES = 65536;

/** What the kernel works in: see `room` in `assembly/convolve.ts`. */
const measureRoom = (inputs: number, outputs: number) =>
  640 + POINTS * (16 * (inputs + outputs) * NUMBER_BYTES + 128);

/**
 * Creates the kernel that runs in WebAssembly with SIMD. Its maps have a border of zeros, which the
 * convolutions read beyond the edges, and a multiple of four channels.
 *
 * @param wasm the bytes of `kernel.wasm`; rejects where the engine cannot compile SIMD
 */
export async function createSimdKernel(wasm: BufferSource): Promise<Kernel> {
  const { instance } = await WebAssembly.instantiate(wasm);
  const run = instance.exports as KernelExports;
  const { memory } = run;
  /** Where free memory begins; the first line is left out, for 0 is no address. */
  let free = LINE_BYTES;
  let roomBytes = 0;

  function take(length: number): number {
    const at = free;
    free += Math.ceil((length * NUMBER_BYTES) / LINE_BYTES) * LINE_BYTES;
    grow(memory, free);
    return at;
  }

  function store(numbers: Float32Array): number {
    const at = take(numbers.length);
    new Float32Array(memory.buffer, at, numbers.length).set(numbers);
    return at;
  }

  /** The maps of one picture, border and all. */
  function view({ at, side, channels }: Maps, look: number): Float32Array {
    const length = (side + 2) ** 2 * pad(channels);
    return new Float32Array(memory.buffer, at + look * length * NUMBER_BYTES, length);
  }

  return {
    backend: 'wasm',
    get bytes() {
      return memory.buffer.byteLength;
    },
    reserve: (side, channels) => ({
      at: take(MOST_LOOKS * (side + 2) ** 2 * pad(channels)),
      side,
      channels,
    }),
    write(maps, look, values) {
      const numbers = view(maps, look);
      eachPlace(maps, (inside, outside) => {
        for (let channel = 0; channel < maps.channels; channel++) {
          numbers[inside + channel] = values[outside + channel]!;
        }
      });
    },
    read(maps, look) {
      const numbers = view(maps, look);
      const values = new Float32Array(maps.side ** 2 * maps.channels);
      eachPlace(maps, (inside, outside) => {
        for (let channel = 0; channel < maps.channels; channel++) {
          values[outside + channel] = numbers[inside + channel]!;
        }
      });
      return values;
    },
    prepare({ x, y, weights, biases, added }) {
      const depth = pad(x.channels);
      const filters = store(transformFilters(weights, x.channels, depth, y.channels));
      const bias = store(biases);
      const isPooled = y.side < x.side;
      roomBytes = Math.max(roomBytes, measureRoom(depth, y.channels));
      grow(memory, free + roomBytes);
      return (looks) => {
        run.convolve(
          x.at,
          filters,
          bias,
          added?.at ?? 0,
          isPooled,
          y.at,
          looks,
          x.side,
          depth,
          y.channels,
          free,
        );
      };
    },
  };
}

/** Tells where each place begins: in the memory of a map, and where there is no border and no padding. */
function eachPlace(
  { side, channels }: Maps,
  visit: (inside: number, outside: number) => void,
): void {
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const inside = (row + 1) * (side + 2) + column + 1;
      visit(inside * pad(channels), (row * side + column) * channels);
    }
  }
}

function pad(channels: number): number {
  return Math.ceil(channels / 4) * 4;
}

function grow(memory: WebAssembly.Memory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES);
  if (missing > 0) memory.grow(missing);
}
