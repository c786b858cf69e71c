import { findFileName, findLabel } from '../core/folder-label.ts';
import type { BatchRow } from '../data/batch/batch-row.ts';
import type { ArchiveLimits } from '../data/batch/archive.ts';
import { isArchive } from '../data/batch/find-archive.ts';
import type { IncomingFile } from '../data/batch/incoming-file.ts';
import { isJunk } from '../data/batch/junk.ts';
import { UnreadablePicture } from '../data/upload/refusal.ts';

/** What came in: a row for each file, how the rows that wait are opened, and how many were passed over. */
export interface GatheredFiles {
  readonly rows: readonly BatchRow[];
  readonly files: ReadonlyMap<number, IncomingFile>;
  readonly skipped: number;
}

/** A file that could not even be looked for is one of these. */
type Found = IncomingFile | { readonly path: string; readonly refusal: UnreadablePicture };

/** Looks into archives, passes over what systems leave behind, and gives every other file a row. */
export async function gatherFiles(
  incoming: readonly IncomingFile[],
  limits: ArchiveLimits,
  signal: AbortSignal,
): Promise<GatheredFiles> {
  const found: Found[] = [];
  let skipped = 0;
  for (const file of incoming) {
    signal.throwIfAborted();
    for (const inner of isJunk(file.path) ? [file] : await lookInto(file, limits, signal)) {
      if (isJunk(inner.path)) skipped++;
      else found.push(inner);
    }
  }
  const waiting = found.map((file, id) => [id, file] as const);
  return {
    rows: waiting.map(([id, file]) => createRow(id, file)),
    files: new Map(waiting.flatMap(([id, file]) => ('open' in file ? [[id, file]] : []))),
    skipped,
  };
}

async function lookInto(
  file: IncomingFile,
  limits: ArchiveLimits,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  try {
    const blob = await file.open(signal);
    const head = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
    if (!isArchive(head)) return [file];
    const { listArchive } = await import('../data/batch/archive.ts');
    return await listArchive(blob, file.path, limits, signal);
  } catch (error) {
    signal.throwIfAborted();
    return [{ path: file.path, refusal: refusalOf(error, file.path) }];
  }
}

/** What went wrong with a file; anything but a refusal is a file that could not be read. */
export function refusalOf(error: unknown, path: string): UnreadablePicture {
  if (error instanceof UnreadablePicture) return error;
  return new UnreadablePicture('unreadable', { name: findFileName(path) }, { cause: error });
}

function createRow(id: number, file: Found): BatchRow {
  const refusal = 'refusal' in file ? file.refusal : null;
  return {
    id,
    path: file.path,
    state: refusal ? 'refused' : 'waiting',
    label: findLabel(file.path),
    scores: {},
    refusal: refusal && { reason: refusal.reason, values: refusal.values },
    unjudged: null,
    pixels: null,
    references: null,
    isFirstFrame: false,
  };
}
