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

/** Bytes of a page's JavaScript heap, by what they are for. */
export interface HeapParts {
  /** What the browser makes of functions, and makes anew as they grow hot. */
  readonly code: number;
  /** All else: what scripts hold. */
  readonly objects: number;
}

/** Takes a snapshot of the page's heap and sums it up. */
export async function readHeapParts(devtools: CDPSession): Promise<HeapParts> {
  const chunks: string[] = [];
  const keep = ({ chunk }: { readonly chunk: string }) => void chunks.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', keep);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', keep);
  return sumParts(JSON.parse(chunks.join('')) as HeapSnapshot);
}

/** Sums up a snapshot; what lies outside the scripts' heap, such as nodes of the page, is left out. */
export function sumParts({ snapshot, nodes }: HeapSnapshot): HeapParts {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let [code, objects] = [0, 0];
  for (let node = 0; node < nodes.length; node += fields.length) {
    const bytes = nodes[node + size]!;
    const kind = types[0][nodes[node + type]!]!;
    if (kind === 'code') code += bytes;
    else if (kind !== 'native') objects += bytes;
  }
  return { code, objects };
}
