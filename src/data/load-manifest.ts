import { DataError } from './data-error.ts';
import { requestFile } from './fetch.ts';
import { MANIFEST_PATH, parseManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { once } from './once.ts';

/** The manifest of the prepared data, read once for all who ask. */
export interface ManifestSource {
  /** Where it lies, absolute; its files lie beside it. */
  readonly url: string;
  /** @throws DataError; the next one who asks then tries again */
  read(): Promise<Manifest>;
}

/** @param load fetches it; those on other threads ask this one instead */
export function createManifestSource(
  url: string,
  load: () => Promise<Manifest> = () => loadManifest(url, new AbortController().signal),
): ManifestSource {
  return { url, read: once(load) };
}

/**
 * Fetches the manifest and reads it. The server is asked whether it has changed, every time, so that
 * a new release is never read by the checksums of an old one.
 *
 * @param url an absolute address; the manifest's files lie beside it
 * @throws DataError, and the reason of `signal` where that was aborted
 */
export async function loadManifest(url: string | URL, signal: AbortSignal): Promise<Manifest> {
  const response = await requestFile(url, MANIFEST_PATH, signal, 'no-cache');
  const content: unknown = await response.json().catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new DataError(
      'unusable',
      MANIFEST_PATH,
      "The list of the site's data cannot be read: it came damaged or incomplete. Try again.",
      { cause },
    );
  });
  return parseManifest(content);
}
