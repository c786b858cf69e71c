import type { CheckedFile } from '../data/manifest.ts';
import type { Progress } from '../data/progress.ts';
import type { Answers, KeepFailure } from '../data/offline/questions.ts';
import { askWorker } from '../data/offline/questions.ts';

/** How far the site can do without the network, and whether a new release waits. */
export interface Offline {
  /** The pages work offline, with the picture sheets that have been used. */
  readonly isReady: boolean;
  /** The files that the browser is asked to keep are on their way. */
  readonly isPreparing: boolean;
  /** Bytes that "everything" would still fetch. */
  readonly missingBytes: number;
  /** Whether a file of the site is kept; false while that is not known. */
  isKept(file: CheckedFile): boolean;
  /** Looks anew what is missing: files are also kept as they are used. */
  recount(): Promise<void>;
  /** While everything is fetched. */
  readonly progress: Progress | null;
  readonly failure: KeepFailure | null;
  /** A new release is here and waits for the visitor's word. */
  readonly isUpdateReady: boolean;
  /** Registers the service worker; where there can be none, the page goes on without. */
  start(): Promise<void>;
  keepEverything(): Promise<void>;
  /** Stops at once; the file that is on its way is still kept when it comes. */
  stop(): void;
  /** Loads the page again, by the new release. */
  reload(): void;
}

/** What the store needs of the browser. */
export interface OfflineParts {
  readonly container: ServiceWorkerContainer;
  /** Address of the folder that the page and its service worker lie in. */
  readonly site: string;
  /** Address of a script of this page, which tells its release. */
  readonly script: string;
  readonly reloadPage: () => void;
  /** Asks the browser not to clear what is kept when room gets short. */
  readonly persist: () => Promise<unknown>;
  /** Asks to look for a new release, again and again while the page is open. */
  readonly watchForRelease: (look: () => void) => void;
}

export function createOffline(parts: OfflineParts): Offline {
  const { container, site, script, reloadPage } = parts;
  let registration: ServiceWorkerRegistration | null = null;
  let missing = $state.raw<Answers['missing'] | null>(null);
  let isPreparing = $state.raw(false);
  let progress = $state.raw<Progress | null>(null);
  let failure = $state.raw<KeepFailure | null>(null);
  let isUpdateReady = $state.raw(false);
  let keeping = new AbortController();
  let isReloading = false;
  let wasControlled = container.controller !== null;

  const missingBytes = $derived((missing ?? []).reduce((sum, { bytes }) => sum + bytes, 0));
  const isReady = $derived(missing?.every(({ isNeeded }) => !isNeeded) ?? false);

  async function count(): Promise<void> {
    if (registration?.active) missing = await askWorker(registration.active, 'missing');
  }

  function look({ installing, waiting, active }: ServiceWorkerRegistration): void {
    isPreparing = installing !== null && active === null;
    if (waiting && active) isUpdateReady = true;
  }

  async function lookForRelease(): Promise<void> {
    // Without a connection there is none to be found; the next look may have one.
    await registration?.update().catch(() => undefined);
  }

  async function takeControl(): Promise<void> {
    const isFirst = !wasControlled;
    wasControlled = true;
    if (isReloading) {
      reloadPage();
      return;
    }
    // Another page of the site has gone on to a new release; this one still is the old.
    if (!isFirst) isUpdateReady = true;
    await count();
    if (isFirst && container.controller) await askWorker(container.controller, 'adopt');
    await count();
  }

  async function register(): Promise<ServiceWorkerRegistration> {
    const made = await container.register(`${site}service-worker.js`, {
      scope: site,
      updateViaCache: 'none',
    });
    made.addEventListener('updatefound', () => {
      made.installing?.addEventListener('statechange', () => look(made));
      look(made);
    });
    made.installing?.addEventListener('statechange', () => look(made));
    look(made);
    return made;
  }

  async function start(): Promise<void> {
    if (registration) return;
    container.addEventListener('controllerchange', () => void takeControl());
    try {
      registration = await register();
      parts.watchForRelease(() => void lookForRelease());
      if (registration.active) await askWorker(registration.active, 'tidy', script);
      await count();
    } catch {
      // Private windows and insecure addresses have no service worker; the site works without.
      isPreparing = false;
    }
  }

  async function keepEverything(): Promise<void> {
    const worker = registration?.active;
    if (!worker || progress || !missing) return;
    keeping = new AbortController();
    const { signal } = keeping;
    const stopped = new Promise<null>((resolve) => {
      signal.addEventListener('abort', () => resolve(null));
    });
    failure = null;
    void parts.persist();
    const total = missingBytes;
    progress = { done: 0, total, unit: 'bytes' };
    for (const { path, bytes } of missing) {
      failure = await Promise.race([askWorker(worker, 'keep', path), stopped]);
      if (signal.aborted || failure) break;
      progress = { done: progress.done + bytes, total, unit: 'bytes' };
    }
    await count();
    progress = null;
  }

  return {
    get isReady() {
      return isReady;
    },
    get isPreparing() {
      return isPreparing;
    },
    get missingBytes() {
      return missingBytes;
    },
    get progress() {
      return progress;
    },
    get failure() {
      return failure;
    },
    get isUpdateReady() {
      return isUpdateReady;
    },
    isKept: ({ sha256 }) => missing !== null && !missing.some((file) => file.sha256 === sha256),
    recount: count,
    start,
    keepEverything,
    stop: () => keeping.abort(),
    reload() {
      const waiting = registration?.waiting;
      isReloading = true;
      if (waiting) void askWorker(waiting, 'take-over');
      else reloadPage();
    },
  };
}
