import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { isPacked } from '../src/data/unpack.ts';
import { afterBuild } from './after-build.ts';

/** What packing has to save of a file to be worth unpacking it. */
const WORTH = 0.1;

/**
 * Packs weights and labels of the built site: static hosts pack text by themselves, and leave numbers
 * as they are. Whoever fetches a file unpacks it, see `src/data/unpack.ts`.
 */
export function packBinaries(): Plugin {
  return afterBuild('pack-binaries', (folder) => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((one) => one.endsWith('.bin'))) {
      const path = join(folder, name);
      const packed = pack(name, readFileSync(path));
      if (packed) writeFileSync(path, packed);
    }
  });
}

/**
 * @returns null where packing saves too little
 * @throws where the bytes look packed already, and would be unpacked in the browser by mistake
 */
export function pack(name: string, bytes: Uint8Array): Uint8Array | null {
  if (isPacked(bytes)) {
    throw new Error(`${name} begins like a gzip file: whoever fetches it would unpack it.`);
  }
  const packed = gzipSync(bytes, { level: 9 });
  return packed.length < (1 - WORTH) * bytes.length ? packed : null;
}
