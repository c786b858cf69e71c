import { describeError } from '../core/describe-error.ts';
import type { Progress } from '../data/progress.ts';
import type { BackendReport, Engine, NearestScored, Scored } from '../engine/contract.ts';
import type { UnreadablePicture } from '../data/upload/refusal.ts';
import { createChanges, type PictureChanges } from './changes.svelte.ts';
import { createExplanations, type Explanations } from './explanations.svelte.ts';
import { explainFailure, type Failure } from './failure.ts';
import { createJudge, type Judge } from './judge.svelte.ts';
import { createPicture, type PictureStore } from './picture.svelte.ts';
import { createReading, type Reading, type ReadingParts } from './reading.svelte.ts';
import type { Settings } from './settings.ts';
import { floorReferences, REFERENCE_COUNTS } from './settings.ts';
import type { SettingsStore } from './settings.svelte.ts';
import { createSubject, type Subject } from './subject.svelte.ts';

/** What the page Classify shows and does. */
export interface Playground extends Reading {
  readonly settings: SettingsStore;
  readonly picture: PictureStore;
  /** What was changed in the picture; the classifiers see it changed. */
  readonly changes: PictureChanges;
  /** What is judged: the changed picture, or a camera's. */
  readonly subject: Subject;
  readonly nearest: Judge<NearestScored>;
  readonly linear: Judge<Scored>;
  readonly network: Judge<Scored>;
  readonly explanations: Explanations;
  /** What runs the network, once that is known. */
  readonly report: BackendReport | null;
  /** While the network moves to another backend. */
  readonly isSwitching: boolean;
  /** How many references are there to compare with; how many are compared is a setting. */
  readonly references: number;
  /** While more references are loading. */
  readonly referencesProgress: Progress | null;
  /** Why a file or a sample was refused; the last good picture stays. */
  readonly refusal: Refusal | null;
  /** Says why something was not done, or takes that back. */
  refuse(reason: Refusal | null): void;
  changeNearest(part: Partial<Pick<Settings, 'metric' | 'k'>>): void;
  /** Compares with the first `count` references, once they are there. */
  loadReferences(count: number): Promise<void>;
  cancelReferences(): void;
  useBackend(choice: Settings['backend']): Promise<void>;
}

/** A refused file, or why something else could not be shown. */
export type Refusal = UnreadablePicture | Failure;

export interface Parts extends ReadingParts {
  readonly engine: Engine;
  readonly isUnreadable: (error: unknown) => error is UnreadablePicture;
}

export function createPlayground(parts: Parts): Playground {
  const { engine, settings } = parts;
  let report = $state.raw<BackendReport | null>(null);
  let references = $state.raw(0);
  let referencesProgress = $state.raw<Progress | null>(null);
  let refusal = $state.raw<Refusal | null>(null);
  let isSwitching = $state.raw(false);
  let switches = 0;
  let moreReferences = new AbortController();

  const nearest = createJudge<NearestScored>({
    async load(signal, onProgress) {
      await engine.load('nearest-neighbour', signal, onProgress);
      [references] = REFERENCE_COUNTS;
      const { references: wanted } = settings.current;
      if (wanted > REFERENCE_COUNTS[0]) void loadReferences(wanted);
    },
    score(pixels, signal) {
      const { metric, k, references: wanted } = settings.current;
      const options = { metric, k, references: wanted };
      return engine.scoreNearest(pixels, options, signal);
    },
  });
  const linear = createJudge<Scored>({
    load: (signal, onProgress) => engine.load('linear', signal, onProgress),
    score: (pixels, signal) => engine.score('linear', pixels, signal),
  });
  const network = createJudge<Scored>({
    async load(signal, onProgress) {
      await engine.load('network', signal, onProgress);
      await switchBackend(settings.current.backend);
    },
    score: (pixels, signal) => engine.score('network', pixels, signal),
  });
  engine.watchBackend((next) => (report = next));

  const subject = createSubject([nearest, linear, network]);
  const changes = createChanges((pixels, isMoved) => subject.show(pixels, isMoved));
  const picture = createPicture((pixels, isMoved) => changes.take(pixels, isMoved));

  /** The latest choice wins; one that is refused leaves the network on what runs best. */
  async function switchBackend(choice: Settings['backend']): Promise<void> {
    const mine = ++switches;
    settings.change({ backend: choice });
    isSwitching = true;
    try {
      const next = await engine.useBackend(choice);
      if (mine === switches) report = next;
    } catch (error) {
      if (mine !== switches) return;
      if (choice === 'auto') throw error;
      refusal = describeError(error);
      await switchBackend('auto');
    } finally {
      if (mine === switches) isSwitching = false;
    }
  }

  async function loadReferences(count: number): Promise<void> {
    moreReferences.abort();
    const mine = (moreReferences = new AbortController());
    settings.change({ references: count });
    // Those that were wanted come with the first.
    if (references === 0) return;
    if (count > references) {
      referencesProgress = { done: references, total: count, unit: 'pictures' };
    }
    try {
      references = await engine.loadReferences(count, mine.signal, (step) => {
        if (mine.signal.aborted) return;
        references = step.done;
        referencesProgress = step;
        // The answer gets better while one watches.
        if (subject.pixels) nearest.follow(subject.pixels);
      });
    } catch (error) {
      const used = floorReferences(references);
      if (!mine.signal.aborted) refusal = explainFailure(error, { pictures: 'references', used });
      if (mine === moreReferences) settings.change({ references: used });
    } finally {
      if (mine === moreReferences) referencesProgress = null;
      if (subject.pixels) nearest.ask(subject.pixels);
    }
  }

  const reading = createReading(parts, picture, (error) => {
    const isRefused = error === null || parts.isUnreadable(error);
    refusal = isRefused ? error : explainFailure(error, { pictures: 'test' });
  });

  return {
    settings,
    picture,
    changes,
    subject,
    nearest,
    linear,
    network,
    explanations: createExplanations(engine, settings),
    get report() {
      return report;
    },
    get isSwitching() {
      return isSwitching;
    },
    get references() {
      return references;
    },
    get referencesProgress() {
      return referencesProgress;
    },
    get refusal() {
      return refusal;
    },
    get isReading() {
      return reading.isReading;
    },
    showSample: reading.showSample,
    showFile: reading.showFile,
    showFrame: reading.showFrame,
    showPlace: reading.showPlace,
    refuse: (reason) => (refusal = reason),
    changeNearest(part) {
      settings.change(part);
      if (subject.pixels) nearest.ask(subject.pixels);
    },
    loadReferences,
    cancelReferences: () => moreReferences.abort(),
    async useBackend(choice) {
      try {
        await switchBackend(choice);
        network.retry();
      } catch (error) {
        refusal = describeError(error);
      }
    },
  };
}
