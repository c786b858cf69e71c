/** Most pictures whose maps a kernel holds at a time: one and its mirror image; more at a time are no faster. */
export const MOST_LOOKS = 2;

/** Room for feature maps of `MOST_LOOKS` pictures in a kernel's memory. */
export interface Maps {
  readonly at: number;
  /** Rows, and columns: a multiple of 8. */
  readonly side: number;
  readonly channels: number;
}

/** A 3 x 3 convolution with biases that keeps the size of its maps; its sums are rectified. */
export interface Convolution {
  readonly x: Maps;
  /** Where it writes to; with half the side of `x` it gets the maximum of each 2 x 2 places. A multiple of 8 channels. */
  readonly y: Maps;
  /** 3 x 3 x channels of `x` x channels of `y`. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
  /** Maps of the shape of `y` that are added before rectifying. */
  readonly added: Maps | null;
}

/** Holds feature maps and filters in memory of its own, and convolves them. */
export interface Kernel {
  /** 'wasm' (with SIMD) or its twin in plain typed arrays. */
  readonly backend: 'wasm' | 'typescript';
  /** Bytes of its memory. */
  readonly bytes: number;

  /** Takes room for maps, all zeros; not after the first pass, which works behind the room that is taken. */
  reserve(side: number, channels: number): Maps;

  /** Copies values, side x side x channels, into the maps of picture number `look`. */
  write(maps: Maps, look: number, values: Float32Array): void;

  /** Copies the maps of picture number `look`, side x side x channels. */
  read(maps: Maps, look: number): Float32Array;

  /** Prepares a convolution; what it returns runs it over the maps of the first `looks` pictures. */
  prepare(convolution: Convolution): (looks: number) => void;
}
