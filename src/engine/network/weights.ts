import * as v from 'valibot';
import { CHANNELS } from '../../core/picture.ts';
import { CLASS_COUNT } from '../../core/classes.ts';
import type { LayerName } from './architecture.ts';
import { SHAPES } from './architecture.ts';

const Whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const Channels = v.pipe(v.array(v.pipe(v.number(), v.finite())), v.length(CHANNELS));

const Header = v.object({
  version: v.literal(1),
  bytes: Whole,
  sha256: v.string(),
  parameters: Whole,
  /** Mean and standard deviation of each channel of the training pictures, in grey levels. */
  input: v.object({ mean: Channels, deviation: Channels }),
  /** Where each layer lies in the bytes: 8-bit weights, then a scale and a bias for each output. */
  layers: v.array(
    v.object({
      name: v.picklist(Object.keys(SHAPES) as LayerName[]),
      shape: v.array(Whole),
      weights: Whole,
      scales: Whole,
      biases: Whole,
    }),
  ),
  /** Logits of the known picture, byte i of which is 73 i mod 256. */
  known: v.pipe(v.array(v.pipe(v.number(), v.finite())), v.length(CLASS_COUNT)),
  /** What turns logits into probabilities, fitted on the validation pictures; null until it is. */
  calibration: v.nullable(v.object({ temperature: v.pipe(v.number(), v.gtValue(0)) })),
});

/** What `weights.json` says of the bytes beside it. */
export type NetworkHeader = v.InferOutput<typeof Header>;

/** Weights of one layer as numbers, expanded from 8 bits. */
export interface LayerWeights {
  readonly name: LayerName;
  readonly shape: readonly number[];
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** The network as typed arrays, kept on the CPU so that a lost GPU can be filled again. */
export interface NetworkWeights {
  readonly header: NetworkHeader;
  readonly layers: readonly LayerWeights[];
}

/** Reads the header of the weights; throws with the name of the first field that is wrong. */
export function parseNetworkHeader(value: unknown): NetworkHeader {
  const result = v.safeParse(Header, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(
    `The network's header cannot be used: field "${v.getDotPath(issue) ?? 'the whole'}": ${issue.message}.`,
  );
}

/**
 * Expands the bytes of `weights.bin` into numbers.
 *
 * @throws Error where the bytes or the shapes are not those of the network
 */
export function parseNetwork(header: NetworkHeader, bytes: Uint8Array): NetworkWeights {
  if (bytes.length !== header.bytes) {
    throw new Error(
      `The network's weights are ${bytes.length} bytes; ${header.bytes} belong here.`,
    );
  }
  const layers = Object.entries<readonly number[]>(SHAPES).map(([name, shape]): LayerWeights => {
    const entry = header.layers.find((layer) => layer.name === name);
    if (entry?.shape.join() !== shape.join()) {
      throw new Error(
        `The network's layer "${name}" has the shape ${entry?.shape.join(' x ') ?? 'of none'}; ${shape.join(' x ')} belongs here.`,
      );
    }
    const outputs = shape.at(-1)!;
    const scales = readFloats(bytes, entry.scales, outputs);
    const count = shape.reduce((product, side) => product * side, 1);
    return {
      name: entry.name,
      shape,
      weights: expand(new Int8Array(take(bytes, entry.weights, count)), scales),
      biases: readFloats(bytes, entry.biases, outputs),
    };
  });
  return { header, layers };
}

/** Outputs lie last, so that a weight's place tells its scale. */
function expand(numbers: Int8Array, scales: Float32Array): Float32Array {
  const weights = new Float32Array(numbers.length);
  for (let index = 0; index < numbers.length; index++) {
    weights[index] = numbers[index]! * scales[index % scales.length]!;
  }
  return weights;
}

/** Reads little-endian numbers whatever the machine's own order. */
function readFloats(bytes: Uint8Array, offset: number, count: number): Float32Array {
  const view = new DataView(take(bytes, offset, count * 4));
  return Float32Array.from({ length: count }, (_, index) => view.getFloat32(index * 4, true));
}

function take(bytes: Uint8Array, offset: number, length: number): ArrayBuffer {
  if (offset + length > bytes.length) {
    throw new Error(
      `The network's weights end at byte ${bytes.length}, before the ${length} bytes from ${offset} on.`,
    );
  }
  return new Uint8Array(bytes.subarray(offset, offset + length)).buffer;
}
