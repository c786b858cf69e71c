import { CLASSES } from '../core/classes.ts';
import { encodeBmp } from '../data/batch/encode-bmp.ts';
import type { IncomingFile } from '../data/batch/incoming-file.ts';
import type { Samples } from './samples.ts';

/** Gives test pictures as files in folders named after their true classes, so that they take the road of all files. */
export async function listSampleFiles(
  samples: Samples,
  positions: readonly number[],
): Promise<IncomingFile[]> {
  const { signal } = new AbortController();
  return Promise.all(
    positions.map(async (position) => {
      const { image, label } = await samples.read(position, signal);
      return {
        path: `${CLASSES[label]!}/test picture ${position}.bmp`,
        open: () => Promise.resolve(encodeBmp(image)),
      };
    }),
  );
}
