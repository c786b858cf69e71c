import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Writes a file unless it holds the same bytes already, whole or not at all.
 *
 * @returns whether it was written
 */
export async function writeIfChanged(path: string, bytes: Uint8Array): Promise<boolean> {
  const present = await readIfPresent(path);
  if (present !== null && Buffer.compare(present, bytes) === 0) return false;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
  return true;
}

/** The bytes of a file, or null where there is none. */
export async function readIfPresent(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
