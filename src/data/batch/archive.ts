import type { Entry, FileEntry } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { UnreadablePicture } from '../upload/refusal.ts';
import type { IncomingFile } from './incoming-file.ts';

/** What is taken out of an archive at most. */
export interface ArchiveLimits {
  /** Files; folders do not count. */
  readonly files: number;
  /** Bytes of each, unpacked. */
  readonly bytes: number;
}

const FORMAT = 'zip';

/**
 * Lists the files of a zip archive without unpacking one; each is unpacked when it is opened.
 *
 * Nothing that an archive says of itself is trusted: what an entry claims to hold is compared with the
 * limit, what comes out is counted and checked against its checksum, and names are only ever text.
 *
 * @throws UnreadablePicture where it is cut short, contradicts itself, or holds too many files
 */
export async function listArchive(
  blob: Blob,
  path: string,
  limits: ArchiveLimits,
  signal: AbortSignal,
): Promise<IncomingFile[]> {
  const { BlobReader, WARNING_TRAILING_CENTRAL_DIRECTORY_DATA, ZipReader } =
    await import('@zip.js/zip.js/lib/zip-core-custom.js');
  const reader = new ZipReader(new BlobReader(blob), {
    // Blocks that several entries share unpack to far more than the archive's size.
    checkOverlappingEntry: true,
    checkSignature: true,
    filenameValidation: 'tolerant',
    useWebWorkers: false,
  });
  const found: IncomingFile[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      signal.throwIfAborted();
      if (entry.directory && entry.uncompressedSize === 0) continue;
      if (found.length === limits.files) {
        throw new UnreadablePicture('archive-crowded', { name: path, limit: limits.files });
      }
      found.push(listEntry(entry, `${path}/${entry.filename}`, limits.bytes));
    }
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof UnreadablePicture) throw cause;
    throw new UnreadablePicture('archive-damaged', { name: path }, { cause });
  }
  // More stands in its directory than it counts: what was listed may be a part.
  if (reader.warnings?.some(({ reason }) => reason === WARNING_TRAILING_CENTRAL_DIRECTORY_DATA)) {
    throw new UnreadablePicture('archive-damaged', { name: path });
  }
  return found;
}

function listEntry(entry: Entry, path: string, limit: number): IncomingFile {
  const name = entry.filename;
  return {
    path,
    async open(signal) {
      // A folder holds no bytes: what calls itself one is a file of which that is not true.
      if (entry.directory) throw new UnreadablePicture('damaged', { name, format: FORMAT });
      if (entry.encrypted) throw new UnreadablePicture('encrypted', { name });
      if (entry.uncompressedSize > limit)
        throw new UnreadablePicture('too-many-bytes', { name, limit });
      return unpack(entry, name, limit, signal);
    },
  };
}

async function unpack(
  entry: FileEntry,
  name: string,
  limit: number,
  signal: AbortSignal,
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const counted = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(part) {
      bytes += part.length;
      if (bytes > limit) throw new UnreadablePicture('too-many-bytes', { name, limit });
      parts.push(part);
    },
  });
  try {
    await entry.getData(counted, { signal });
  } catch (cause) {
    signal.throwIfAborted();
    if (bytes > limit) throw new UnreadablePicture('too-many-bytes', { name, limit }, { cause });
    throw new UnreadablePicture('damaged', { name, format: FORMAT }, { cause });
  }
  return new Blob(parts);
}
