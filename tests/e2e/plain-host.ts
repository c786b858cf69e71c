import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { ServedSite } from './served-site.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.txt': 'text/plain; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** What a host does beside the plainest. */
interface Ways {
  /** Says which files are asked for in vain, as on a network that has stopped. */
  readonly isSilent?: (path: string) => boolean;
  /** Sent with every file. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What is sent in place of a file. */
  readonly edit?: (path: string, content: Buffer) => Buffer;
}

/** Serves `dist` below a path as the plainest host does: with a type, without any other header. */
export async function servePlainly(
  base: string,
  { isSilent = () => false, headers = {}, edit = (_, content) => content }: Ways = {},
): Promise<ServedSite> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.slice(base.length) || 'index.html';
    if (isSilent(path)) return;
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const isBelow = pathname.startsWith(base) && !path.includes('..');
    const content = isBelow ? readFile(join('dist', path)) : Promise.reject(new Error(pathname));
    content.then(
      (bytes) =>
        response.writeHead(200, { 'Content-Type': type, ...headers }).end(edit(path, bytes)),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}${base}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
