import { DataError } from './data-error.ts';
import { toHexadecimal } from './hexadecimal.ts';
import type { CheckedFile } from './manifest.ts';
import type { OnProgress } from './progress.ts';
import { DamagedPacking, unpack } from './unpack.ts';

/**
 * Fetches a file of the site and checks that it is the one that was meant.
 *
 * What comes with the wrong content is fetched once more past the browser's cache, which may hold a
 * file of an earlier release or a sign-in page.
 *
 * @param url where it lies; an absolute address, such as `fileUrl` makes
 * @param onProgress is told of bytes
 * @throws DataError, and the reason of `signal` where that was aborted
 */
export async function fetchChecked(
  url: string | URL,
  file: CheckedFile,
  signal: AbortSignal,
  onProgress?: OnProgress,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await fetchOnce(url, file, signal, 'default', onProgress);
  } catch (error) {
    if (!(error instanceof DataError) || !HEALED_BY_RELOAD.has(error.code)) throw error;
    return await fetchOnce(url, file, signal, 'reload', onProgress);
  }
}

const HEALED_BY_RELOAD = new Set(['page', 'cut', 'altered']);

/** The address of a file of the manifest, wherever the site lies. */
export function fileUrl(manifestUrl: string | URL, file: CheckedFile): URL {
  return new URL(file.path, manifestUrl);
}

/**
 * Asks for a file and returns the answer, if it may be one.
 *
 * @throws DataError `offline`, `missing` or `page`, and the reason of `signal` where that was aborted
 */
export async function requestFile(
  url: string | URL,
  path: string,
  signal: AbortSignal,
  cache: RequestCache,
): Promise<Response> {
  const response = await fetch(url, { signal, cache }).catch((cause: unknown) => {
    signal.throwIfAborted();
    const sentence = `${path} could not be loaded: the server did not answer. Check the connection and try again.`;
    throw new DataError('offline', path, sentence, { cause });
  });
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (response.ok && !isPage) return response;
  await response.body?.cancel();
  if (response.ok) throw pageInstead(path);
  throw new DataError(
    'missing',
    path,
    `${path} could not be loaded: the server answered ${response.status}. Try again later.`,
  );
}

async function fetchOnce(
  url: string | URL,
  file: CheckedFile,
  signal: AbortSignal,
  cache: RequestCache,
  onProgress?: OnProgress,
): Promise<Uint8Array<ArrayBuffer>> {
  const { path } = file;
  signal.throwIfAborted();
  if (!('subtle' in crypto)) {
    throw new DataError(
      'insecure',
      path,
      `${path} cannot be checked at this address: open the page on https or on localhost.`,
    );
  }
  const response = await requestFile(url, path, signal, cache);
  const bytes = await readBody(response, file, signal, onProgress);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  signal.throwIfAborted();
  if (toHexadecimal(new Uint8Array(digest)) !== file.sha256) throw wrongContent(path, bytes);
  return bytes;
}

/** Reads, and unpacks, as many bytes as there should be: neither fewer nor, from a server gone wrong, endlessly more. */
async function readBody(
  response: Response,
  file: CheckedFile,
  signal: AbortSignal,
  onProgress?: OnProgress,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file.bytes);
  let done = 0;
  const broken = (cause: unknown) => {
    signal.throwIfAborted();
    if (cause instanceof DamagedPacking) throw wrongContent(file.path, bytes, { cause });
    throw cutShort(file, done, { cause });
  };
  const body = response.body && (await unpack(response.body).catch(broken));
  const reader = body?.getReader();
  while (reader) {
    const chunk = await reader.read().catch(broken);
    if (chunk.done) break;
    if (done + chunk.value.length > bytes.length) {
      await reader.cancel();
      throw wrongContent(file.path, done > 0 ? bytes : chunk.value);
    }
    bytes.set(chunk.value, done);
    done += chunk.value.length;
    onProgress?.({ done, total: bytes.length, unit: 'bytes' });
  }
  if (done === bytes.length) return bytes;
  throw startsAsPage(bytes) ? pageInstead(file.path) : cutShort(file, done);
}

function cutShort(file: CheckedFile, done: number, options?: ErrorOptions): DataError {
  const sentence = `${file.path} came incomplete: ${done} of ${file.bytes} bytes. Check the connection and try again.`;
  return new DataError('cut', file.path, sentence, options);
}

function wrongContent(path: string, bytes: Uint8Array, options?: ErrorOptions): DataError {
  if (startsAsPage(bytes)) return pageInstead(path);
  const sentence = `${path} is not the file that belongs to this page. Reload the page; if that does not help, the site is damaged.`;
  return new DataError('altered', path, sentence, options);
}

function pageInstead(path: string): DataError {
  const sentence = `${path} could not be loaded: a web page came instead. The network may want you to sign in first.`;
  return new DataError('page', path, sentence);
}

function startsAsPage(bytes: Uint8Array): boolean {
  return /^\s*<(!doctype|html|head|body)\b/i.test(new TextDecoder().decode(bytes.subarray(0, 64)));
}
