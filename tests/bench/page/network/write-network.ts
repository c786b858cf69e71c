import { CLASS_COUNT } from '../../../../src/core/classes.ts';
import { CHANNELS, SIDE } from '../../../../src/core/picture.ts';
import type { LayerName } from '../../../../src/engine/network/architecture.ts';
import type { LayerWeights, NetworkWeights } from '../../../../src/engine/network/weights.ts';
import { writeModel, writeNode, writeTensor, writeValue } from './onnx.ts';
import type { Message } from './protobuf.ts';

/** Names of the model's input [n, 3, 32, 32] and output [n, 10]. */
export const INPUT = 'pictures';
export const OUTPUT = 'logits';

/** Below every place of a picture: a walk backwards that ends there takes in the first place too. */
const BEFORE_ALL = BigInt(-(2 ** 31));

/**
 * Writes the network as `architecture.ts` describes it as an ONNX model. Pictures and their mirror images go
 * through as one batch; the mean over all places is the same whether a map is mirrored back or not.
 *
 * @param looks where it is given, the model takes that many pictures and looks at each as it is
 */
export function writeNetwork({ layers }: NetworkWeights, looks?: number): Uint8Array {
  const nodes: Message[] = [];
  const add = (...node: Parameters<typeof writeNode>): string => {
    nodes.push(writeNode(...node));
    return node[2][0]!;
  };
  // On WebGL onnxruntime-web 1.30 takes the program of a rectified convolution for one of the same shape that
  // is not rectified. A convolution without biases has a program of its own.
  const addsBiases = (name: LayerName) => looks !== undefined && name.endsWith('.second');
  const convolve = (x: string, name: LayerName) => {
    const biases = `${name}.biases`;
    const inputs = [x, `${name}.weights`, ...(addsBiases(name) ? [] : [biases])];
    const sums = add('Conv', inputs, [`${name}.sums`], {
      kernel_shape: [3, 3],
      pads: [1, 1, 1, 1],
    });
    return addsBiases(name) ? add('Add', [sums, biases], [`${name}.biased`]) : sums;
  };
  const rectify = (x: string) => add('Relu', [x], [`${x}.rectified`]);
  const pool = (x: string) =>
    add('MaxPool', [x], [`${x}.pooled`], { kernel_shape: [2, 2], strides: [2, 2] });
  const residual = (x: string, stage: 'early' | 'middle' | 'late') => {
    const inner = convolve(rectify(convolve(x, `${stage}.first`)), `${stage}.second`);
    return rectify(add('Add', [x, inner], [`${stage}.residual`]));
  };

  const mirror = (x: string) =>
    add('Slice', [x, 'last', 'before', 'columns', 'back'], ['mirrored']);
  const combine = (averages: string) => {
    add('Split', [averages], ['first look', 'second look'], { axis: 0 });
    return add('Mul', [add('Add', ['first look', 'second look'], ['sum']), 'half'], ['mean']);
  };

  const start = looks ? INPUT : add('Concat', [INPUT, mirror(INPUT)], ['looks'], { axis: 0 });
  const enter = pool(rectify(convolve(rectify(convolve(start, 'stem')), 'enter')));
  const widen = pool(rectify(convolve(residual(enter, 'early'), 'widen')));
  const late = residual(residual(widen, 'middle'), 'late');
  const averages = add('Flatten', [add('GlobalAveragePool', [late], ['places'])], ['averages']);
  const judged = looks ? averages : combine(averages);
  add('Gemm', [judged, 'head.weights', 'head.biases'], [OUTPUT]);

  const index = (name: string, value: bigint) =>
    writeTensor(name, [1], BigInt64Array.from([value]));
  return writeModel({
    nodes,
    constants: [
      ...layers.flatMap((layer) => writeLayer(layer, addsBiases(layer.name) ? [1, 1] : [])),
      index('last', -1n),
      index('before', BEFORE_ALL),
      index('columns', 3n),
      index('back', -1n),
      writeTensor('half', [], Float32Array.from([0.5])),
    ],
    input: writeValue(INPUT, [looks ?? 'n', CHANNELS, SIDE, SIDE]),
    output: writeValue(OUTPUT, [looks ?? 'n', CLASS_COUNT]),
  });
}

/** @param places sides of the places over which each bias spreads, where that is not the convolution's doing */
function writeLayer(
  { name, shape, weights, biases }: LayerWeights,
  places: readonly number[],
): Message[] {
  const isHead = shape.length === 2;
  return [
    isHead
      ? writeTensor(`${name}.weights`, shape, weights)
      : writeTensor(
          `${name}.weights`,
          [shape[3]!, shape[2]!, 3, 3],
          putOutputsFirst(weights, shape),
        ),
    writeTensor(`${name}.biases`, [biases.length, ...places], biases),
  ];
}

/** Turns filters of rows, columns, inputs, outputs into outputs, inputs, rows, columns. */
function putOutputsFirst(weights: Float32Array, shape: readonly number[]): Float32Array {
  const [rows, columns, inputs, outputs] = shape as [number, number, number, number];
  const places = rows * columns;
  const turned = new Float32Array(weights.length);
  for (let at = 0; at < weights.length; at++) {
    const output = at % outputs;
    const input = Math.floor(at / outputs) % inputs;
    const place = Math.floor(at / outputs / inputs);
    turned[(output * inputs + input) * places + place] = weights[at]!;
  }
  return turned;
}
