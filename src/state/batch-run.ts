/** Pictures that are scored together: few, so that other questions to the classifiers get their turn. */
const GROUP = 8;

/** Readers at work: as many as pictures may be decoded at a time. */
const READERS = 2;

/** What a run does with each file. */
export interface RunWork<File, Read> {
  /** Reads a file; null where it was refused. */
  read(file: File): Promise<Read | null>;
  /** Scores a few files that were read; never rejects. */
  score(group: readonly Read[]): Promise<void>;
}

/**
 * Reads files and scores those that are read meanwhile, whatever has come since the last time.
 *
 * @throws the reason of `signal` where that was aborted; nothing is begun after that
 */
export async function runBatch<File, Read>(
  files: readonly File[],
  work: RunWork<File, Read>,
  signal: AbortSignal,
): Promise<void> {
  const ready: Read[] = [];
  let next = 0;
  let scoring = Promise.resolve();
  let isScoring = false;

  async function scoreReady(): Promise<void> {
    isScoring = true;
    while (ready.length > 0 && !signal.aborted) await work.score(ready.splice(0, GROUP));
    isScoring = false;
  }

  async function readOn(): Promise<void> {
    while (next < files.length) {
      const read = await work.read(files[next++]!);
      signal.throwIfAborted();
      if (read === null) continue;
      ready.push(read);
      if (!isScoring) scoring = scoreReady();
    }
  }

  await Promise.all(Array.from({ length: READERS }, readOn));
  await scoring;
  signal.throwIfAborted();
}
