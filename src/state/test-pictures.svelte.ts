import { explainFailure, type Failure } from './failure.ts';
import type { Samples } from './samples.ts';

/** Pictures of the test set for components, as far as they are here. */
export interface TestPictures {
  /** The 32 x 32 x 3 bytes of a picture, or null while it is on its way. */
  pixelsOf(position: number): Uint8Array | null;
  /** Why pictures are missing. */
  readonly failure: Failure | null;
  /** Asks again for what did not come. */
  retry(): void;
}

export function createTestPictures(samples: Samples): TestPictures {
  /** Grows as pictures arrive: whoever found none looks again. */
  let arrivals = $state.raw(0);
  let failure = $state.raw<Failure | null>(null);

  async function bring(position: number): Promise<void> {
    try {
      await samples.bring(position);
      failure = null;
      arrivals++;
    } catch (error) {
      failure = explainFailure(error, { pictures: 'test' });
    }
  }

  return {
    pixelsOf(position) {
      const pixels = samples.peek(position);
      if (pixels) return pixels;
      // Read, so that the reader is told of what arrives.
      if (arrivals >= 0 && failure === null) void bring(position);
      return null;
    },
    get failure() {
      return failure;
    },
    retry() {
      failure = null;
      arrivals++;
    },
  };
}
