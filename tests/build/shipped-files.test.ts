import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { listShippedFiles } from '../../build/shipped-files.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

function writeSite(paths: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path);
  }
  return folder;
}

it.each([
  ['index.html', './', true],
  ['assets/index-abc.js', 'assets/index-abc.js', true],
  ['assets/weights-abc.bin', 'assets/weights-abc.bin', true],
  ['data/manifest.json', 'data/manifest.json', true],
  ['data/scores/linear.test.bin', 'data/scores/linear.test.bin', true],
  ['data/sheets/test-00.webp', 'data/sheets/test-00.webp', true],
  ['data/sheets/train-00.webp', 'data/sheets/train-00.webp', true],
  ['data/sheets/test-01.webp', 'data/sheets/test-01.webp', false],
  ['data/sheets/validation-00.webp', 'data/sheets/validation-00.webp', false],
])('%s is listed as %s, needed: %s', (file, path, isNeeded) => {
  expect(listShippedFiles(writeSite([file]))).toEqual([
    { path, bytes: file.length, sha256: hash(file), isNeeded },
  ]);
});

it.each(['_headers', 'service-worker.js', 'preview.webp', 'data/test.ids.bin'])(
  '%s is not listed: no page asks for it',
  (file) => {
    expect(listShippedFiles(writeSite([file]))).toEqual([]);
  },
);

it('lists in the same order on every machine', () => {
  const paths = listShippedFiles(writeSite(['b.js', 'a/c.js', 'B.js'])).map(({ path }) => path);
  expect(paths).toEqual(['B.js', 'a/c.js', 'b.js']);
});
