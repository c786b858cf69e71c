import { toHexadecimal } from './hexadecimal.ts';
import type { Manifest } from './manifest.ts';

/** Tells the prepared data of one release from those of every other: the SHA-256 of their list. */
export async function identifyManifest(manifest: Manifest): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(manifest));
  return toHexadecimal(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
