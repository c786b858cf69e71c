type Bytes = Uint8Array<ArrayBuffer>;

/** Says that a file begins as a gzip file does, and goes on as none. */
export class DamagedPacking extends Error {
  override readonly name = 'DamagedPacking';
}

/** Says whether bytes begin as a gzip file does (RFC 1952). */
export function isPacked(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/**
 * Unpacks a stream that begins as a gzip file does; any other passes as it is. The stream that comes out
 * fails as the one that went in, with `DamagedPacking` where its bytes cannot be unpacked, and otherwise
 * where they end too early.
 */
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
  return inflate(whole);
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

/** Tells apart what the browser reports as one: bytes that are wrong, and bytes that are missing. */
function inflate(packed: ReadableStream<Bytes>): ReadableStream<Bytes> {
  const gzip = new DecompressionStream('gzip');
  const writer = gzip.writable.getWriter();
  const reader = gzip.readable.getReader();
  const given = packed.pipeTo(
    new WritableStream<Bytes>({
      write: (chunk) =>
        writer.write(chunk).catch((cause: unknown) => {
          throw new DamagedPacking('The bytes cannot be unpacked.', { cause });
        }),
      close: () => writer.close(),
      abort: (reason) => writer.abort(reason),
    }),
  );
  // Who reads hears of it; who has stopped reading does not care.
  given.catch(() => undefined);
  return new ReadableStream<Bytes>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (cause) {
        await given;
        throw cause;
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
