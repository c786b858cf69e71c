import type { CDPSession } from '@playwright/test';

/** What a heap snapshot of DevTools says about its nodes: the fields of each stand one after the other. */
interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      /** Of the field `type`, which is the first, the names. */
      readonly node_types: readonly [readonly string[], ...unknown[]];
    };
  };
  readonly nodes: readonly number[];
}

/** Code that is compiled anew as functions grow hot, and what lies outside the scripts' heap. */
const NO_OBJECTS = ['code', 'native'];

/** Bytes of the page's JavaScript heap without compiled code. */
export async function readObjectBytes(devtools: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const keep = ({ chunk }: { readonly chunk: string }) => void chunks.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', keep);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', keep);
  return sumObjects(JSON.parse(chunks.join('')) as HeapSnapshot);
}

export function sumObjects({ snapshot, nodes }: HeapSnapshot): number {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let sum = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    if (!NO_OBJECTS.includes(types[0][nodes[node + type]!]!)) sum += nodes[node + size]!;
  }
  return sum;
}
