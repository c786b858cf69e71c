import type { Perturbation } from '../core/perturb.ts';
import { boundChange, isUnchanged, perturb, UNCHANGED } from '../core/perturb.ts';

/** Small changes of the picture at hand; what the classifiers see is the changed picture. */
export interface PictureChanges {
  readonly current: Perturbation;
  /** The changed picture, 32 x 32 x 3 bytes; null while there is none. */
  readonly pixels: Uint8Array | null;
  readonly canUndo: boolean;
  /** Takes a picture; the same one that has moved keeps its changes. */
  take(pixels: Uint8Array, isMoved: boolean): void;
  /**
   * Changes the picture, within bounds.
   *
   * @param isContinued belongs to the step before, as every move of a drag but its first
   */
  change(part: Partial<Perturbation>, isContinued?: boolean): void;
  undo(): void;
  /** Takes all changes back, as one step. */
  reset(): void;
}

/** Steps that can be undone, so that a page that stays open does not hold more and more of them. */
export const MOST_STEPS = 100;

/** @param onPixels is told of every new thing to judge, and whether it is the same picture changed */
export function createChanges(
  onPixels: (pixels: Uint8Array, isMoved: boolean) => void,
): PictureChanges {
  let original: Uint8Array | null = null;
  let current = $state.raw<Perturbation>(UNCHANGED);
  let pixels = $state.raw<Uint8Array | null>(null);
  let earlier = $state.raw<readonly Perturbation[]>([]);

  function show(next: Perturbation, isMoved: boolean): void {
    current = next;
    if (!original) return;
    pixels = isUnchanged(next) ? original : perturb(original, next);
    onPixels(pixels, isMoved);
  }

  function change(part: Partial<Perturbation>, isContinued = false): void {
    const next = boundChange({ ...current, ...part });
    if (isSame(next, current)) return;
    if (!isContinued) earlier = [...earlier, current].slice(-MOST_STEPS);
    show(next, true);
  }

  return {
    get current() {
      return current;
    },
    get pixels() {
      return pixels;
    },
    get canUndo() {
      return earlier.length > 0;
    },
    take(taken, isMoved) {
      original = taken;
      if (!isMoved) earlier = [];
      show(isMoved ? current : UNCHANGED, isMoved);
    },
    change,
    undo() {
      const last = earlier.at(-1);
      if (!last) return;
      earlier = earlier.slice(0, -1);
      show(last, true);
    },
    reset: () => change(UNCHANGED),
  };
}

function isSame(one: Perturbation, other: Perturbation): boolean {
  return (Object.keys(one) as (keyof Perturbation)[]).every((name) => one[name] === other[name]);
}
