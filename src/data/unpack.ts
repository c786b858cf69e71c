type Bytes = Uint8Array<ArrayBuffer>;

/** Says whether bytes begin as a gzip file does (RFC 1952). */
export function isPacked(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Unpacks a stream that begins as a gzip file does; any other passes as it is. */
export async function unpack(packed: ReadableStream<Bytes>): Promise<ReadableStream<Bytes>> {
  const reader = packed.getReader();
  const head = await readHead(reader);
  const whole = new ReadableStream<Bytes>({
    start(controller) {
      for (const chunk of head) controller.enqueue(chunk);
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const [first, second] = head.flatMap((chunk) => [...chunk.subarray(0, 2)]);
  if (first === undefined || second === undefined || !isPacked(Uint8Array.of(first, second))) {
    return whole;
  }
  return whole.pipeThrough(new DecompressionStream('gzip'));
}

/** Reads until two bytes are here, or the end is. */
async function readHead(reader: ReadableStreamDefaultReader<Bytes>): Promise<Bytes[]> {
  const chunks: Bytes[] = [];
  for (let length = 0; length < 2;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  return chunks;
}
