import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';

/** What a visit has brought so far. */
export interface Weighed {
  readonly path: string;
  /** Bytes on the wire where the host packs text, code and WebAssembly, as static hosts do. */
  readonly bytes: number;
}

const PACKED = /\.(html|js|css|json|svg|wasm|webmanifest|txt)$/;

/** Weighs every file that a page and its workers ask for from now on. */
export function weighVisit(page: Page): () => Promise<Weighed[]> {
  const weighed: Promise<Weighed>[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith('http')) weighed.push(weigh(response));
  });
  return () => Promise.all(weighed);
}

async function weigh(response: Response): Promise<Weighed> {
  const { pathname } = new URL(response.url());
  const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const body = await response.body();
  return { path, bytes: PACKED.test(path) ? gzipSync(body, { level: 9 }).length : body.length };
}

export function sumBytes(files: readonly Weighed[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** One line for each file, the heaviest first, and their sum. */
export function describeWeights(title: string, files: readonly Weighed[]): string {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1).padStart(8);
  const lines = [...files]
    .sort((one, other) => other.bytes - one.bytes)
    .map(({ path, bytes }) => `${kilobytes(bytes)} kB  ${path}`);
  return [`${title}:`, ...lines, `${kilobytes(sumBytes(files))} kB  in all`].join('\n');
}
