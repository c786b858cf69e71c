import { toHexadecimal } from '../hexadecimal.ts';
import type { ShippedFile } from './shipped-file.ts';

/** The files of one release in the browser's cache, beside those that earlier releases left there. */
export interface KeptFiles {
  /** The file of this release at an address, whatever its query. */
  fileAt(address: string): ShippedFile | null;
  /** The kept answer for an address: this release's own, else what an earlier one left there. */
  find(address: string): Promise<Response | undefined>;
  /** Keeps an answer if it holds the very bytes of the file. */
  add(file: ShippedFile, answer: Response): Promise<boolean>;
  /**
   * Fetches and keeps a file.
   *
   * @throws Error where it does not come, has other bytes, or finds no room
   */
  fetch(file: ShippedFile): Promise<void>;
  /** Keeps what the browser's own cache has of a file, without asking the network. */
  adopt(file: ShippedFile): Promise<void>;
  /** The files that are not kept yet. */
  listMissing(): Promise<ShippedFile[]>;
  /** Drops what no file of this release is. */
  forgetEarlier(): Promise<void>;
}

/** Milliseconds that a file may take, so that a network that never answers does not count as one that does. */
const LIMIT = 120_000;

/** Names of old releases and queries of the page do not matter; nor do headers that answers vary by. */
const ANY: CacheQueryOptions = { ignoreSearch: true, ignoreVary: true };

/**
 * Each file is kept under its address and the checksum of its content, so that a new release fetches
 * only what has changed and leaves an open page of the old one all its files.
 *
 * @param site address of the folder that the page lies in
 */
export function createKeptFiles(site: string, files: readonly ShippedFile[]): KeptFiles {
  const byAddress = new Map(files.map((file) => [addressOf(file), file]));
  // Another copy of the site may lie on the same server.
  const open = () => caches.open(`tipping-point ${site}`);

  function addressOf(file: ShippedFile): string {
    return new URL(file.path, site).href;
  }

  function keyOf(file: ShippedFile): string {
    return `${addressOf(file)}?sha256=${file.sha256}`;
  }

  function fileAt(address: string): ShippedFile | null {
    const { origin, pathname } = new URL(address);
    return byAddress.get(origin + pathname.replace(/\/index\.html$/, '/')) ?? null;
  }

  async function add(file: ShippedFile, answer: Response): Promise<boolean> {
    if (!answer.ok || answer.redirected) return false;
    const kept = answer.clone();
    const digest = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
    if (toHexadecimal(new Uint8Array(digest)) !== file.sha256) return false;
    await (await open()).put(keyOf(file), kept);
    return true;
  }

  async function isKept(file: ShippedFile): Promise<boolean> {
    return (await (await open()).match(keyOf(file), { ignoreVary: true })) !== undefined;
  }

  return {
    fileAt,
    async find(address) {
      const file = fileAt(address);
      const cache = await open();
      return file ? cache.match(keyOf(file), { ignoreVary: true }) : cache.match(address, ANY);
    },
    add,
    async fetch(file) {
      if (await isKept(file)) return;
      // The browser's cache may hold a file of an earlier release or a sign-in page.
      for (const cache of ['default', 'reload'] as const) {
        const signal = AbortSignal.timeout(LIMIT);
        if (await add(file, await fetch(addressOf(file), { cache, signal }))) return;
      }
      throw new Error(`${file.path} is not the file that belongs to this release.`);
    },
    async adopt(file) {
      const answer = await fetch(addressOf(file), {
        cache: 'only-if-cached',
        mode: 'same-origin',
      }).catch(() => null);
      if (answer) await add(file, answer);
    },
    async listMissing() {
      const keys = new Set((await (await open()).keys()).map(({ url }) => url));
      return files.filter((file) => !keys.has(keyOf(file)));
    },
    async forgetEarlier() {
      const cache = await open();
      const own = new Set(files.map(keyOf));
      const others = (await cache.keys()).filter(({ url }) => !own.has(url));
      await Promise.all(others.map((key) => cache.delete(key)));
    },
  };
}
