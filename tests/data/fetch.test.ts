import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DataError, isUnreachable } from '../../src/data/data-error.ts';
import { fetchChecked, fileUrl } from '../../src/data/fetch.ts';
import { createManifestSource, loadManifest } from '../../src/data/load-manifest.ts';
import type { Progress } from '../../src/data/progress.ts';

const content = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 251);
const file = {
  path: 'sheets/test-00.webp',
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
};
const page = '<!doctype html><title>Welcome to our network</title>';

let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: string[] = [];
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/deep/below/data/manifest.json`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const { signal } = new AbortController();
const fetchFile = () => fetchChecked(fileUrl(base, file), file, signal);

function send(bytes: Uint8Array | string, type = 'image/webp', status = 200): typeof answer {
  return (_, response) => response.writeHead(status, { 'content-type': type }).end(bytes);
}

describe('fetchChecked', () => {
  it('gives the bytes, with progress to the end, wherever the site lies', async () => {
    answer = send(content);
    const seen: Progress[] = [];
    const bytes = await fetchChecked(fileUrl(base, file), file, signal, (p) => seen.push(p));
    expect(Buffer.compare(bytes, content)).toBe(0);
    expect(asked).toEqual(['/deep/below/data/sheets/test-00.webp']);
    expect(seen.at(-1)).toEqual({ done: 300_000, total: 300_000, unit: 'bytes' });
    expect(seen.map(({ done }) => done)).toEqual(
      seen.map(({ done }) => done).toSorted((a, b) => a - b),
    );
  });

  it('unpacks what was packed with gzip', async () => {
    answer = send(gzipSync(content));
    expect(Buffer.compare(await fetchFile(), content)).toBe(0);
  });

  it('unpacks what comes byte by byte', async () => {
    answer = (_, response) => {
      const packed = gzipSync(content);
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      response.write(packed.subarray(0, 1));
      setTimeout(() => response.end(packed.subarray(1)), 20);
    };
    expect(Buffer.compare(await fetchFile(), content)).toBe(0);
  });

  const packed = gzipSync(content);
  it.each([
    ['cut short', packed.subarray(0, 500), 'cut', 'came incomplete'],
    ['cut in its head', packed.subarray(0, 5), 'cut', '0 of 300000 bytes'],
    ['cut in its last bytes', packed.subarray(0, -3), 'cut', 'came incomplete'],
    ['of other content', gzipSync(content.with(7, 9)), 'altered', 'is not the file'],
  ])('refuses what is packed and %s', async (_, bytes, code, sentence) => {
    answer = send(bytes);
    const failure: unknown = await fetchFile().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code, path: file.path, name: 'DataError' });
    expect((failure as Error).message).toContain(sentence);
    expect(asked).toHaveLength(2);
  });

  // Which of the two is said is tested in a browser: Node tells of wrong bytes at their end only.
  it.each([
    ['damaged', packed.with(100, packed[100]! ^ 1)],
    ['damaged in its head', packed.with(2, 7)],
    ['of another checksum', packed.with(-6, packed.at(-6)! ^ 1)],
  ])('refuses what is packed and %s', async (_, bytes) => {
    answer = send(bytes);
    await expect(fetchFile()).rejects.toBeInstanceOf(DataError);
    expect(asked).toHaveLength(2);
  });

  it('refuses what breaks off while it is packed', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': packed.length });
      response.write(packed.subarray(0, 1000), () => response.destroy());
    };
    await expect(fetchFile()).rejects.toMatchObject({ code: 'cut' });
  });

  const altered = content.with(150_000, content[150_000]! ^ 1);
  it.each<[string, typeof answer, string, string]>([
    ['404', send('No', 'text/plain', 404), 'missing', 'the server answered 404'],
    ['404 with a page', send(page, 'text/html', 404), 'missing', 'the server answered 404'],
    ['500', send('', 'text/plain', 500), 'missing', 'the server answered 500'],
    ['half of it', send(content.subarray(0, 150_000)), 'cut', '150000 of 300000 bytes'],
    ['nothing', send(''), 'cut', '0 of 300000 bytes'],
    ['one bit changed', send(altered), 'altered', 'is not the file that belongs to this page'],
    ['a byte too many', send(Uint8Array.from([...content, 0])), 'altered', 'is not the file'],
    ['a page as such', send(page, 'text/html; charset=utf-8'), 'page', 'a web page came instead'],
    ['a page as a picture', send(`\n${page}`), 'page', 'a web page came instead'],
    ['a long page', send(page + ' '.repeat(400_000)), 'page', 'a web page came instead'],
  ])('refuses %s', async (_, given, code, sentence) => {
    answer = given;
    const failure: unknown = await fetchFile().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DataError);
    expect(failure).toMatchObject({ code, path: file.path, name: 'DataError' });
    expect((failure as Error).message).toContain(`${file.path} `);
    expect((failure as Error).message).toContain(sentence);
  });

  it('refuses what breaks off', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 1000), () => response.destroy());
    };
    await expect(fetchFile()).rejects.toMatchObject({ code: 'cut' });
  });

  it('does not wait for the end of what never ends', async () => {
    answer = (_, response) => {
      const write = () => response.write(content, write);
      write();
    };
    await expect(fetchFile()).rejects.toMatchObject({ code: 'altered' });
  });

  it('says so when nobody answers', async () => {
    answer = (_, response) => response.destroy();
    await expect(fetchFile()).rejects.toSatisfy(isUnreachable);
  });

  it.each([
    ['nobody answers', (_: unknown, response: ServerResponse) => response.destroy(), true],
    ['it is missing', send('No', 'text/plain', 404), false],
    ['it is altered', send(altered), false],
  ])('tells beyond the border of a worker whether it is the network: %s', async (_, given, is) => {
    answer = given;
    const failure: unknown = await fetchFile().catch((error: unknown) => error);
    const { name, message } = failure as DataError;
    expect(isUnreachable(Object.assign(new Error(message), { name }))).toBe(is);
  });

  it('asks again past the cache when the content was wrong, once', async () => {
    answer = (request, response) => send(asked.length === 1 ? altered : content)(request, response);
    await expect(fetchFile()).resolves.toHaveLength(300_000);
    expect(asked).toHaveLength(2);
    asked = [];
    answer = send(altered);
    await expect(fetchFile()).rejects.toBeInstanceOf(DataError);
    expect(asked).toHaveLength(2);
  });

  it('does not ask again for what is missing', async () => {
    answer = send('', 'text/plain', 404);
    await expect(fetchFile()).rejects.toBeInstanceOf(DataError);
    expect(asked).toHaveLength(1);
  });
});

describe('an aborted fetch', () => {
  let abort: AbortController;

  it('asks for nothing when it was aborted before', async () => {
    answer = send(content);
    await expect(
      fetchChecked(fileUrl(base, file), file, AbortSignal.abort()),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toEqual([]);
  });

  it.each<[string, typeof answer]>([
    ['before the answer', () => abort.abort()],
    [
      'in the middle',
      (_, response) => {
        response.writeHead(200);
        response.write(content.subarray(0, 1000));
      },
    ],
  ])('rejects with the reason of its signal %s', async (_, given) => {
    abort = new AbortController();
    answer = given;
    const fetching = fetchChecked(fileUrl(base, file), file, abort.signal, () => abort.abort());
    await expect(fetching).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(1);
  });
});

describe('loadManifest', () => {
  it.each<[string, typeof answer, string]>([
    ['a page', send(page, 'text/html'), 'page'],
    ['half of it', send('{"version": 1, "clas', 'application/json'), 'unusable'],
    ['a number that is none', send('{"version": NaN}', 'application/json'), 'unusable'],
    ['another version', send('{"version": 7}', 'application/json'), 'unusable'],
    ['404', send('', 'text/plain', 404), 'missing'],
  ])('refuses %s', async (_, given, code) => {
    answer = given;
    await expect(loadManifest(base, signal)).rejects.toMatchObject({ code, path: 'manifest.json' });
  });
});

describe('the manifest for all who ask', () => {
  const committed = readFileSync('public/data/manifest.json');

  it('is fetched once', async () => {
    answer = send(committed, 'application/json');
    const source = createManifestSource(base);
    const [one, other] = await Promise.all([source.read(), source.read()]);
    expect(one.sets.test.count).toBe(10_000);
    expect(other).toBe(one);
    expect(await source.read()).toBe(one);
    expect(asked).toHaveLength(1);
  });

  it('is asked for again after a failure, which all who waited hear of', async () => {
    answer = send('', 'text/plain', 500);
    const source = createManifestSource(base);
    const first = [source.read(), source.read()];
    for (const reading of first) await expect(reading).rejects.toMatchObject({ code: 'missing' });
    answer = send(committed, 'application/json');
    await expect(source.read()).resolves.toMatchObject({ version: 1 });
    expect(asked).toHaveLength(2);
  });
});
