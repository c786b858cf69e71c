import { describe, expect, it } from 'vitest';
import { explainImport } from './layers.ts';
import { readImports } from './read-imports.ts';
import { readSources } from './source-files.ts';

function explainAll(path: string, source: string): string[] {
  return readImports(path, source).flatMap((found) => explainImport(path, found) ?? []);
}

describe('the imports of src', () => {
  it('point down: main > ui > state > engine > data > core', () => {
    const files = readSources('src', ['.ts', '.svelte']);
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(({ path, source }) => explainAll(path, source))).toEqual([]);
  });
});

describe('the import rule catches', () => {
  it.each([
    ['a static import up', 'src/core/a.ts', "import { b } from '../data/b.ts';"],
    ['a type import up', 'src/data/a.ts', "import type { B } from '../engine/contract.ts';"],
    ['an inline type import', 'src/data/a.ts', "let b: import('../state/b.ts').B;"],
    ['an import for its effects', 'src/engine/a.ts', "import '../ui/b.ts';"],
    ['a re-export', 'src/state/a.ts', "export * from '../ui/b.ts';"],
    ['a dynamic import', 'src/engine/a.ts', "const b = await import('../state/b.svelte.ts');"],
    ['a worker', 'src/data/a.ts', "new Worker(new URL('../engine/worker.ts', import.meta.url));"],
    ['a glob', 'src/core/a.ts', "import.meta.glob(['./b.ts', '../data/*.ts']);"],
    ['an import of main', 'src/ui/a.ts', "import '../main.ts';"],
    ['a computed import', 'src/ui/a.ts', 'void import(`./${name}.ts`);'],
    ['a package in core', 'src/core/a.ts', "import * as v from 'valibot';"],
    [
      'tfjs outside engine',
      'src/state/a.ts',
      "import type { Tensor } from '@tensorflow/tfjs-core';",
    ],
    ['svelte below the state', 'src/engine/a.ts', "import { tick } from 'svelte';"],
    ['Node in the browser', 'src/ui/a.ts', "import { join } from 'node:path';"],
    ['code outside src', 'src/ui/a.ts', "import { split } from '../../models/pipeline/split.ts';"],
    ['the files of a model in core', 'src/core/a.ts', "import '../../models/linear/weights.json';"],
    [
      'a component',
      'src/ui/A.svelte',
      '<p>1</p>\n<script lang="ts">\nimport "../main.ts";</script>',
    ],
  ])('%s', (_, path, source) => {
    expect(explainAll(path, source)).toHaveLength(1);
  });

  it('and says where it is, what is wrong and what to do', () => {
    const source = '<p>1</p>\n<script lang="ts">\n  import "../main.ts";\n</script>';
    expect(explainAll('src/ui/A.svelte', source)).toEqual([
      'src/ui/A.svelte:3 imports ../main.ts: imports point down (main > ui > state > engine > data > core) and main lies above ui, so move what is needed down to ui or below, or pass it in as an argument.',
    ]);
  });
});

describe('the import rule allows', () => {
  it.each([
    ['the same folder', 'src/core/a.ts', "import { b } from './b.ts';"],
    ['any layer below', 'src/ui/classify/A.svelte', '<script>import "../../core/b.ts"</script>'],
    ['tfjs in engine', 'src/engine/network/a.ts', "import * as tf from '@tensorflow/tfjs-core';"],
    ['weights', 'src/engine/a.ts', "import url from '../../models/linear/weights.bin?url';"],
    [
      'the word in a comment or a string',
      'src/core/a.ts',
      "// import '../ui/b.ts'\nf('import x');",
    ],
    ['other addresses', 'src/core/a.ts', "new URL('../ui', base); new Map([['../ui', 1]]);"],
    ['exports of its own', 'src/core/a.ts', 'const a = 1; export { a };'],
  ])('%s', (_, path, source) => {
    expect(explainAll(path, source)).toEqual([]);
  });
});
