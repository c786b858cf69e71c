import { posix } from 'node:path';
import type { FoundImport } from './read-imports.ts';

/** The folders of `src/` from the bottom up; `main.ts` stands above them all. */
const LAYERS = ['core', 'data', 'engine', 'state', 'ui'];

/** Which layers may import which packages; a package that is not listed is free above `core`. */
const PACKAGES: readonly { name: RegExp; layers: readonly string[]; reason: string }[] = [
  {
    name: /^(@tensorflow\/|comlink$)/,
    layers: ['engine'],
    reason: 'tensors and the worker stay behind the Engine interface',
  },
  {
    name: /^svelte(\/|$)/,
    layers: ['state', 'ui', 'main'],
    reason: 'what lies below the state is plain TypeScript and runs without a page',
  },
  { name: /^node:/, layers: [], reason: 'src runs in a browser' },
];

/**
 * Judges one import.
 *
 * @param path of the importing file, from the repository's folder: `src/ui/App.svelte`
 * @returns null, or what is wrong and what to do instead, in a sentence
 */
export function explainImport(path: string, { specifier, line }: FoundImport): string | null {
  const where = `${path}:${line}`;
  if (specifier === null) {
    return `${where} imports something computed, which no reader can follow: import a literal path.`;
  }
  const fault = specifier.startsWith('.')
    ? explainFile(path, posix.normalize(posix.join(posix.dirname(path), specifier)))
    : explainPackage(layerOf(path), specifier);
  return fault && `${where} imports ${specifier}: ${fault}.`;
}

function explainFile(path: string, target: string): string | null {
  const from = layerOf(path);
  if (!target.startsWith('src/')) {
    const isModelData = /^models\/[^/]+\/[^/]+\.(bin|json|md)(\?|$)/.test(target);
    if (isModelData && from !== 'core') return null;
    return 'from outside src only the files of a model (models/<id>/*.bin, .json, .md) may be imported, and not by core';
  }
  const to = layerOf(target);
  if (rankOf(to) <= rankOf(from)) return null;
  return `imports point down (main > ${LAYERS.toReversed().join(' > ')}) and ${to} lies above ${from}, so move what is needed down to ${from} or below, or pass it in as an argument`;
}

function explainPackage(layer: string, name: string): string | null {
  if (layer === 'core') {
    return 'core is pure and imports nothing but core, so take what is needed as an argument';
  }
  const rule = PACKAGES.find((candidate) => candidate.name.test(name));
  if (!rule || rule.layers.includes(layer)) return null;
  const allowed = rule.layers.length > 0 ? `only ${rule.layers.join(', ')} may` : 'nothing may';
  return `${allowed} import that, because ${rule.reason}`;
}

function layerOf(path: string): string {
  const [, folder = ''] = path.split('/');
  return LAYERS.includes(folder) ? folder : 'main';
}

function rankOf(layer: string): number {
  return layer === 'main' ? LAYERS.length : LAYERS.indexOf(layer);
}
