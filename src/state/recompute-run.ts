import { CLASS_COUNT } from '../core/classes.ts';
import { PICTURE_BYTES } from '../core/picture.ts';
import type { Sheet } from '../data/manifest.ts';
import type { Progress } from '../data/progress.ts';
import type { Backend, ClassifierId, Engine, Scored } from '../engine/contract.ts';
import type { ForEach } from './for-each-classifier.ts';

/** The quickest first, so that there is soon something to see. */
const ORDER: readonly ClassifierId[] = ['linear', 'nearest-neighbour', 'network'];

/** Pictures of one question: few, so that progress is seen and other questions get their turn. */
const SLICE = 48;

/** Pictures of a sheet that one classifier has still to score: from place `from` to before `end`. */
interface Rest {
  readonly sheet: Sheet;
  /** Position in the set of the sheet's first picture. */
  readonly first: number;
  readonly end: number;
  from: number;
}

/** What one classifier has still to do, and what it has scored. */
export interface Task {
  /** In the order of the set; whoever works takes the first. */
  readonly rest: Rest[];
  /** n x 10; zeros where nothing is scored yet. */
  readonly scores: Float32Array;
}

/** Where the work is done. */
export interface Workshop {
  /** Works through all three classifiers. */
  readonly engine: Engine;
  /** Works beside it on the network alone. */
  readonly helper: Engine | null;
  /** What the helper's network is to run on. */
  readonly backend: 'auto' | Backend;
  /** How many references nearest neighbour compares with. */
  readonly references: number;
  readonly readSheet: (sheet: Sheet, signal: AbortSignal) => Promise<Uint8Array>;
}

/** Is told what becomes of the work. */
export interface Watch {
  loading(id: ClassifierId, progress: Progress | null): void;
  /** A classifier begins with its pictures. */
  begun(id: ClassifierId): void;
  /** It has scored so many more, in `worked` milliseconds of a worker: waiting for sheet and turn included. */
  scored(
    id: ClassifierId,
    pictures: number,
    how: Omit<Scored, 'scores'> & { readonly worked: number },
  ): void;
  /** An engine has given up on it; what is scored stays. */
  failed(id: ClassifierId, error: unknown): void;
}

/** Prepares a classifier's work on the first `count` pictures of the sheets. */
export function createTask(sheets: readonly Sheet[], count: number): Task {
  const rest: Rest[] = [];
  let first = 0;
  for (const sheet of sheets) {
    const end = Math.min(sheet.shape[0], count - first);
    if (end > 0) rest.push({ sheet, first, from: 0, end });
    first += sheet.shape[0];
  }
  return { rest, scores: new Float32Array(Math.min(count, first) * CLASS_COUNT) };
}

/**
 * Scores what is left of the tasks, sheet after sheet. Two engines share the network's: each takes the next
 * sheet that nobody has. A classifier that fails leaves the others their work; what is not finished goes back.
 *
 * @throws the reason of `signal` where that was aborted
 */
export async function runTasks(
  tasks: ForEach<Task>,
  workshop: Workshop,
  watch: Watch,
  signal: AbortSignal,
): Promise<void> {
  const { engine, helper, backend, references, readSheet } = workshop;

  async function load(by: Engine, id: ClassifierId): Promise<void> {
    const onProgress = (progress: Progress) => watch.loading(id, progress);
    watch.loading(id, null);
    await by.load(id, signal, onProgress);
    if (id === 'nearest-neighbour') await by.loadReferences(references, signal, onProgress);
    if (by === helper) await by.useBackend(backend);
    signal.throwIfAborted();
  }

  async function finish(by: Engine, id: ClassifierId, rest: Rest): Promise<void> {
    let asked = performance.now();
    const pixels = await readSheet(rest.sheet, signal);
    while (rest.from < rest.end) {
      const to = Math.min(rest.from + SLICE, rest.end);
      // A copy: a view would take its whole sheet along to the worker.
      const slice = pixels.slice(rest.from * PICTURE_BYTES, to * PICTURE_BYTES);
      const { scores, ...how } = await by.score(id, slice, signal);
      tasks[id].scores.set(scores, (rest.first + rest.from) * CLASS_COUNT);
      const now = performance.now();
      watch.scored(id, to - rest.from, { ...how, worked: now - asked });
      asked = now;
      rest.from = to;
    }
  }

  async function workOn(by: Engine, ids: readonly ClassifierId[]): Promise<void> {
    for (const id of ids) {
      const { rest } = tasks[id];
      if (rest.length === 0) continue;
      try {
        await load(by, id);
        watch.begun(id);
        for (let next = rest.shift(); next; next = rest.shift()) {
          await finish(by, id, next).catch((error: unknown) => {
            rest.unshift(next);
            throw error;
          });
        }
      } catch (error) {
        signal.throwIfAborted();
        watch.failed(id, error);
      }
    }
  }

  const [first] = await Promise.allSettled([
    workOn(engine, ORDER),
    helper && workOn(helper, ['network']),
  ]);
  if (first.status === 'rejected') throw first.reason;
}
