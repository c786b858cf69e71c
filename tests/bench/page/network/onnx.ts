import type { Message } from './protobuf.ts';
import { bytes, join, message, text, wholeNumber } from './protobuf.ts';

/** Writes the messages of ONNX that a convolutional network needs; field numbers are those of onnx.proto. */

const IR_VERSION = 8;
const OPERATORS = 13;
const FLOAT = 1;
const INT64 = 7;
const INT_ATTRIBUTE = 2;
const INTS_ATTRIBUTE = 7;

/** What a node takes beside its inputs: whole numbers from 0 on. */
export type Attributes = Readonly<Record<string, number | readonly number[]>>;

export function writeNode(
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Attributes = {},
): Message {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, operator),
    ...Object.entries(attributes).map(([name, value]) =>
      message(5, [
        text(1, name),
        ...(typeof value === 'number'
          ? [wholeNumber(3, value), wholeNumber(20, INT_ATTRIBUTE)]
          : [...value.map((one) => wholeNumber(8, one)), wholeNumber(20, INTS_ATTRIBUTE)]),
      ]),
    ),
  ];
}

/** A constant tensor; its numbers lie in the file as little-endian machines hold them. */
export function writeTensor(
  name: string,
  shape: readonly number[],
  values: Float32Array | BigInt64Array,
): Message {
  return [
    ...shape.map((side) => wholeNumber(1, side)),
    wholeNumber(2, values instanceof Float32Array ? FLOAT : INT64),
    text(8, name),
    bytes(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ];
}

/** An input or output of floats; a side with a name may have any length. */
export function writeValue(name: string, shape: readonly (number | string)[]): Message {
  const sides = shape.map((side) =>
    message(1, [typeof side === 'number' ? wholeNumber(1, side) : text(2, side)]),
  );
  const tensorType = message(1, [wholeNumber(1, FLOAT), message(2, sides)]);
  return [text(1, name), message(2, [tensorType])];
}

export function writeModel(graph: {
  readonly nodes: readonly Message[];
  readonly constants: readonly Message[];
  readonly input: Message;
  readonly output: Message;
}): Uint8Array {
  return join([
    wholeNumber(1, IR_VERSION),
    message(7, [
      ...graph.nodes.map((node) => message(1, node)),
      text(2, 'network'),
      ...graph.constants.map((constant) => message(5, constant)),
      message(11, graph.input),
      message(12, graph.output),
    ]),
    message(8, [wholeNumber(2, OPERATORS)]),
  ]);
}
