import type { UploadLimits } from './limits.ts';
import type { Upload } from './read-upload.ts';

/** Reads a picture from any source, see `readUpload`. */
export type ReadUpload = (blob: Blob, name: string, signal: AbortSignal) => Promise<Upload>;

/**
 * A reader whose code comes with the first picture, not with the page.
 *
 * @throws Error with a sentence where the code does not come
 */
export function createReader(limits: UploadLimits): ReadUpload {
  return async (blob, name, signal) => {
    const { readUpload } = await import('./read-upload.ts').catch((cause: unknown) => {
      const what = 'The part of the site that reads pictures could not be loaded.';
      throw new Error(`${what} Check the connection and try again.`, { cause });
    });
    return readUpload(blob, name, signal, limits);
  };
}
