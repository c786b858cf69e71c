/** Parts of a protobuf message, in the order in which they are written. */
export type Message = readonly Uint8Array[];

const VARINT = 0;
const LENGTH = 2;

/** A whole number from 0 on. */
export function wholeNumber(field: number, value: number): Uint8Array {
  return Uint8Array.from([...varint(field * 8 + VARINT), ...varint(value)]);
}

export function bytes(field: number, content: Uint8Array): Uint8Array {
  const head = [...varint(field * 8 + LENGTH), ...varint(content.length)];
  return join([Uint8Array.from(head), content]);
}

export function text(field: number, content: string): Uint8Array {
  return bytes(field, new TextEncoder().encode(content));
}

export function message(field: number, content: Message): Uint8Array {
  return bytes(field, join(content));
}

export function join(parts: Message): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Seven bits a byte, the lowest first; a set eighth bit says that more follow. */
function varint(value: number): number[] {
  const groups = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    groups.push(rest % 128);
  }
  return groups.map((group, at) => (at < groups.length - 1 ? group + 128 : group));
}
