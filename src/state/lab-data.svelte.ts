import { describeError } from '../core/describe-error.ts';
import type { ManifestSource } from '../data/load-manifest.ts';
import type { Progress } from '../data/progress.ts';
import type { LabSets } from './lab-sets.ts';

/** The lab's scores, and where their loading stands. */
export interface LabData {
  readonly sets: LabSets | null;
  readonly progress: Progress | null;
  /** The sentence of what went wrong. */
  readonly failure: string | null;
  /** Loads once; called again after a failure, it tries again. */
  load(): void;
}

/** @param manifest lists the prepared data */
export function createLabData(manifest: ManifestSource): LabData {
  let sets = $state.raw<LabSets | null>(null);
  let progress = $state.raw<Progress | null>(null);
  let failure = $state.raw<string | null>(null);
  let isLoading = false;

  async function load(): Promise<void> {
    if (isLoading || sets) return;
    isLoading = true;
    failure = null;
    try {
      // Who does not open the lab needs none of what its scores are made of.
      const { loadLabSets } = await import('./lab-sets.ts');
      sets = await loadLabSets(manifest, (step) => (progress = step));
    } catch (error) {
      failure = describeError(error);
    } finally {
      isLoading = false;
      progress = null;
    }
  }

  return {
    get sets() {
      return sets;
    },
    get progress() {
      return progress;
    },
    get failure() {
      return failure;
    },
    load: () => void load(),
  };
}
