/** A file that came with others: from a choice, a drop, or out of an archive. */
export interface IncomingFile {
  /** Folders and name, as they came: text, never markup. */
  readonly path: string;
  /** Gives its bytes; whoever asks bounds how many come. */
  open(signal: AbortSignal): Promise<Blob>;
}

/** Lists chosen files; those of a chosen folder know where in it they lie. */
export function listChosen(files: Iterable<File>): IncomingFile[] {
  return Array.from(files, (file) => listFile(file, file.webkitRelativePath || file.name));
}

/**
 * Lists what was dropped, folders with all that lies in them.
 *
 * Call it while the event is handled: afterwards the browser has emptied the transfer.
 */
export function listDropped(transfer: DataTransfer): Promise<IncomingFile[]> {
  const files = listChosen(transfer.files);
  const entries = Array.from(transfer.items, (item) =>
    item.kind === 'file' ? item.webkitGetAsEntry() : null,
  ).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory)) return Promise.resolve(files);
  return listAll(entries);
}

async function listAll(entries: readonly FileSystemEntry[]): Promise<IncomingFile[]> {
  const found: IncomingFile[] = [];
  for (const entry of entries) {
    const path = entry.fullPath.replace(/^\//, '');
    if (!isDirectory(entry)) {
      found.push({ path, open: () => openEntry(entry as FileSystemFileEntry) });
      continue;
    }
    try {
      found.push(...(await listAll(await readDirectory(entry))));
    } catch (error) {
      // A folder that cannot be looked into is told of like a file that cannot be read.
      found.push({ path, open: () => Promise.reject(error) });
    }
  }
  return found;
}

/** A reader gives a folder's entries in portions (Chromium: 100) until an empty one. */
async function readDirectory(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

function openEntry(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function listFile(file: File, path: string): IncomingFile {
  return { path, open: () => Promise.resolve(file) };
}
