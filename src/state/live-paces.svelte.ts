import type { Pace, PacedAnswer } from '../core/pace.ts';
import { keepRecent, measurePace } from '../core/pace.ts';
import type { ClassifierId } from '../engine/contract.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';
import type { ForEach } from './for-each-classifier.ts';
import { forEachClassifier } from './for-each-classifier.ts';
import type { Judge } from './judge.svelte.ts';

/** How quickly each classifier answers the frames of a camera. */
export interface LivePaces {
  /** Renewed once a second; null before a first answer. */
  readonly current: ForEach<Pace | null>;
  /** Counts the time of a frame from now on. */
  begin(pixels: Uint8Array): void;
  stop(): void;
}

/** Milliseconds between two readings of the paces: numbers that change at every frame are not read. */
const READING = 1_000;

/** @param now the clock, in milliseconds */
export function createLivePaces(
  judges: ForEach<Pick<Judge<unknown>, 'about'>>,
  now: () => number,
): LivePaces {
  let current = $state.raw<ForEach<Pace | null>>(forEachClassifier(() => null));
  let answers: ForEach<readonly PacedAnswer[]> = forEachClassifier(() => []);
  /** When each frame was taken, for as long as anyone may answer it. */
  const taken = new WeakMap<Uint8Array, number>();

  function count(id: ClassifierId, pixels: Uint8Array | null): void {
    const since = pixels && taken.get(pixels);
    if (since === null || since === undefined) return;
    const at = now();
    answers = { ...answers, [id]: [...keepRecent(answers[id], at), { at, delay: at - since }] };
  }
  const stopCounting = $effect.root(() => {
    for (const id of CLASSIFIER_IDS) $effect(() => count(id, judges[id].about));
  });
  const timer = setInterval(() => {
    const at = now();
    current = forEachClassifier((id) => {
      const hasAnswered = answers[id].length > 0 || current[id] !== null;
      return hasAnswered ? measurePace(answers[id], at) : null;
    });
  }, READING);

  return {
    get current() {
      return current;
    },
    begin: (pixels) => void taken.set(pixels, now()),
    stop() {
      stopCounting();
      clearInterval(timer);
    },
  };
}
