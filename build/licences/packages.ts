import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of which something is shipped, with the text that has to go along. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Null where the package brings none. */
  readonly text: string | null;
}

/** Modules that the bundler makes up, by the package that they come from. */
const MADE_UP: readonly [RegExp, string][] = [
  [/^\0vite\//, 'vite'],
  [/^\0?\\?0?rolldown\//, 'rolldown'],
];

/**
 * The folder of the package that a module lies in.
 *
 * @param id of a module, as the bundler names it
 * @returns null for a module of the site's own
 */
export function findPackage(id: string): string | null {
  const madeUp = MADE_UP.find(([pattern]) => pattern.test(id));
  if (madeUp) return join('node_modules', madeUp[1]);
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/'))?.[0] ?? null;
}

/** Reads what a package says of its licence. */
export function readPackage(folder: string): ShippedPackage {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license: string };
  return { name, version, licence: license, text: readText(folder) };
}

function readText(folder: string): string | null {
  const names = readdirSync(folder).sort();
  const read = (pattern: RegExp) =>
    names
      .filter((name) => pattern.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  const texts = read(/^(licen[cs]e|copying|notice)\b/i);
  if (texts.length > 0) return texts.map(clean).join('\n\n');
  const [, inReadme] =
    /\nlicense\b[^\n]*\n[-=]+\n([\s\S]+)/i.exec(read(/^readme\.md$/i)[0] ?? '') ?? [];
  return inReadme ? clean(inReadme) : null;
}

/** A bundler's licence goes on with those of what it is itself bundled of, which is not shipped. */
function clean(text: string): string {
  const [own = ''] = text.replaceAll('\r\n', '\n').split(/^# Licenses of bundled dependencies$/m);
  return own.trim();
}
