import type { ShippedFile } from './shipped-file.ts';

/** Why a file could not be kept: the browser has no room for it, or it did not come as it should. */
export type KeepFailure = 'full' | 'unreachable';

/** What the page asks its service worker, and what it is answered. */
export interface Answers {
  /** Which files are not kept yet? */
  missing: readonly ShippedFile[];
  /** Fetch and keep one. */
  keep: KeepFailure | null;
  /** Keep what was loaded before there was a worker to keep it. */
  adopt: null;
  /** The page has started: drop what earlier releases left, if no other page may need it. */
  tidy: null;
  /** Serve all pages from now on. */
  'take-over': null;
}

/** A question with what it needs: the path of a file, the address of a script of the page. */
export interface Question {
  readonly ask: keyof Answers;
  readonly about?: string;
}

/** Asks a service worker and waits for its answer. */
export function askWorker<Ask extends keyof Answers>(
  worker: ServiceWorker,
  ask: Ask,
  about = '',
): Promise<Answers[Ask]> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<Answers[Ask]>) => {
      port1.close();
      resolve(data);
    };
    worker.postMessage({ ask, about } satisfies Question, [port2]);
  });
}
