import type { Kernel, Maps } from './kernel.ts';
import { MOST_LOOKS } from './kernel.ts';

/** Steps from a place to its neighbours, in the order of the weights. */
const NEIGHBOURS = [-1, 0, 1].flatMap((row) => [-1, 0, 1].map((column) => ({ row, column })));

/** Creates the kernel for engines without WebAssembly SIMD: convolutions as they are defined, sum by sum. */
export function createTypescriptKernel(): Kernel {
  const rooms: Float32Array[] = [];
  let bytes = 0;

  function take(length: number): Float32Array {
    const room = new Float32Array(length);
    bytes += room.byteLength;
    return room;
  }

  function view({ at, side, channels }: Maps, look: number): Float32Array {
    const length = side * side * channels;
    return rooms[at]!.subarray(look * length, (look + 1) * length);
  }

  return {
    backend: 'typescript',
    get bytes() {
      return bytes;
    },
    reserve(side, channels) {
      rooms.push(take(MOST_LOOKS * side * side * channels));
      return { at: rooms.length - 1, side, channels };
    },
    write(maps, look, values) {
      view(maps, look).set(values);
    },
    read: (maps, look) => view(maps, look).slice(),
    prepare({ x, y, weights, biases, added }) {
      bytes += weights.byteLength + biases.byteLength;
      const sums = take(x.side * x.side * y.channels);
      return (looks) => {
        for (let look = 0; look < looks; look++) {
          sumProducts(view(x, look), x, weights, sums);
          const largest = y.side === x.side ? sums : pool(sums, y);
          const to = view(y, look);
          const more = added && view(added, look);
          for (let at = 0; at < to.length; at++) {
            to[at] = Math.max(0, largest[at]! + biases[at % y.channels]! + (more?.[at] ?? 0));
          }
        }
      };
    },
  };
}

/** @param sums are written: side x side x outputs */
function sumProducts(
  values: Float32Array,
  { side, channels }: Maps,
  weights: Float32Array,
  sums: Float32Array,
): void {
  const outputs = sums.length / (side * side);
  sums.fill(0);
  for (let place = 0; place < side * side; place++) {
    for (const [neighbour, step] of NEIGHBOURS.entries()) {
      const row = Math.floor(place / side) + step.row;
      const column = (place % side) + step.column;
      if (row < 0 || row >= side || column < 0 || column >= side) continue;
      for (let input = 0; input < channels; input++) {
        const value = values[(row * side + column) * channels + input]!;
        // What was rectified is zero at every second place.
        if (value === 0) continue;
        const from = (neighbour * channels + input) * outputs;
        for (let output = 0; output < outputs; output++) {
          sums[place * outputs + output]! += value * weights[from + output]!;
        }
      }
    }
  }
}

/** The maximum of each 2 x 2 places: side x side x channels, of maps twice as high and wide. */
function pool(sums: Float32Array, { side, channels }: Maps): Float32Array {
  const row = 2 * side * channels;
  return Float32Array.from({ length: side * side * channels }, (_, at) => {
    const place = Math.floor(at / channels);
    const first = 2 * (Math.floor(place / side) * row + (place % side) * channels);
    const corner = first + (at % channels);
    return Math.max(
      sums[corner]!,
      sums[corner + channels]!,
      sums[corner + row]!,
      sums[corner + row + channels]!,
    );
  });
}
