import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { writeLicences } from './list.ts';
import { findPackage, readPackage } from './packages.ts';

const NOTICES = ['own.txt', 'data.txt'];

/** Two plugins: one for each bundle, the workers' too, that notes what is in it; one that writes the list. */
export interface Licences {
  note(): Plugin;
  write(): Plugin;
}

/** Lists the licences of every package of which a script, a style, a font or a binary is shipped. */
export function createLicences(): Licences {
  const folders = new Set<string>();
  const note = (id: string) => {
    const folder = findPackage(id);
    if (folder) folders.add(resolve(folder));
  };
  return {
    note: () => ({
      name: 'licences-note',
      apply: 'build',
      generateBundle(_, bundle) {
        for (const output of Object.values(bundle)) {
          const sources = output.type === 'chunk' ? output.moduleIds : output.originalFileNames;
          sources.forEach(note);
        }
      },
    }),
    write: () => ({
      name: 'licences-write',
      apply: 'build',
      generateBundle: {
        order: 'post',
        handler() {
          const notices = NOTICES.map((name) =>
            readFileSync(join(import.meta.dirname, name), 'utf8'),
          );
          const source = writeLicences([...folders].map(readPackage), notices);
          this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
        },
      },
    }),
  };
}
