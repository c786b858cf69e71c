import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import lock from '../../package-lock.json' with { type: 'json' };
import { listShippedFiles } from '../../build/shipped-files.ts';

const FIRST = '.cache/builds/first';
const SECOND = '.cache/builds/second';
const MINUTE = 60_000;

/** Beside what a page asks for, the files that a build must repeat too. */
const BESIDE = ['_headers', 'service-worker.js'];

beforeAll(() => {
  for (const outDir of [FIRST, SECOND]) {
    const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'];
    execFileSync(process.execPath, [...vite, '--outDir', outDir, '--emptyOutDir'], {
      // The runner of the tests sets it to "test", and Svelte would build for development.
      env: { ...process.env, NODE_ENV: 'production' },
    });
  }
}, 3 * MINUTE);

describe('two builds', () => {
  it('are the same, byte for byte', () => {
    expect(listShippedFiles(SECOND)).toEqual(listShippedFiles(FIRST));
    for (const name of BESIDE) {
      expect(readFileSync(join(SECOND, name)).equals(readFileSync(join(FIRST, name)))).toBe(true);
    }
  });

  it('know nothing of the folder that they were made in', () => {
    const paths = listShippedFiles(FIRST).map(({ path }) => path.replace('./', 'index.html'));
    const telling = [...paths, ...BESIDE].filter((path) =>
      readFileSync(join(FIRST, path)).includes(process.cwd()),
    );
    expect(telling).toEqual([]);
  });
});

/** Packages of the lock file that `npm ci --omit=dev` installs and of which the bundles keep nothing. */
const NOTHING_SHIPPED = [
  // Types alone.
  /^@types\//,
  /^@typescript-eslint\/types$/,
  /^@webgpu\/types$/,
  /^typescript$/,
  // What compiles Svelte's components.
  /^@jridgewell\//,
  /^(@sveltejs\/)?acorn(-typescript)?$/,
  /^(aria|axobject)-query$/,
  /^(devalue|esrap|is-reference|locate-character|magic-string|zimmerframe)$/,
  // What tfjs uses on Node, and its random operations.
  /^(node-fetch|whatwg-url|tr46|webidl-conversions|seedrandom)$/,
  // Constants and functions that the bundler has folded away or left out.
  /^(esm-env|internmap|d3-time|d3-time-format)$/,
];

describe('the list of licences', () => {
  const licences = () => readFileSync(join(FIRST, 'licences.txt'), 'utf8');
  const packages = Object.entries<{ version?: string; dev?: boolean }>(lock.packages)
    .filter(([path, { dev }]) => path.startsWith('node_modules/') && !dev)
    .map(([path, { version = '' }]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      version,
    }));

  it('names every package that is installed to run the site, or nothing of it is shipped', () => {
    const missing = packages
      .filter(({ name }) => !NOTHING_SHIPPED.some((pattern) => pattern.test(name)))
      .filter(({ name, version }) => !licences().includes(`\n${name} ${version} (`));
    expect(missing).toEqual([]);
  });

  it('has no package that it names in error', () => {
    const named = [...licences().matchAll(/^(\S+) \d+\.\d+\.\d+ \(/gm)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => NOTHING_SHIPPED.some((pattern) => pattern.test(name)))).toEqual(
      [],
    );
  });

  it.each([
    'SIL OPEN FONT LICENSE',
    'Apache License',
    'MIT License',
    'CIFAR-10, by Alex Krizhevsky',
  ])('has %s', (words) => {
    expect(licences()).toContain(words);
  });
});
