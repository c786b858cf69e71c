import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShippedFile } from '../src/data/offline/shipped-file.ts';

/** Served beside the page and never asked for by it. */
const BESIDE = /^(_headers|service-worker\.js|preview\.webp|data\/[a-z]+\.ids\.bin)$/;
const SHEET = /^data\/sheets\//;
/** What the first sample, the first references and the opening of the lab lie on. */
const FIRST_SHEET = /^data\/sheets\/((train|test)-00|opening)\./;

/** Lists what a built site is made of, in order of the paths; the page itself is `./`. */
export function listShippedFiles(folder: string): ShippedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((place) => ({ place, path: place.slice(join(folder, '/').length).replaceAll('\\', '/') }))
    .filter(({ path }) => !BESIDE.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ place, path }) => {
      const content = readFileSync(place);
      return {
        // Hosts may send a visitor of index.html on to the folder, and a page may not come redirected.
        path: path === 'index.html' ? './' : path,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        isNeeded: !SHEET.test(path) || FIRST_SHEET.test(path),
      };
    });
}
