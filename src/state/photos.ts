import type { RgbImage } from '../core/image.ts';
import { UnreadablePicture } from '../data/upload/refusal.ts';
import type { PictureOrigin } from './picture.svelte.ts';

/** What the browser's history keeps of a visitor's own photo. */
export interface Photo {
  readonly id: string;
  readonly name: string;
}

/** Reads a photo, as often as it is asked for. */
export type ReadPhoto = (
  signal: AbortSignal,
) => Promise<{ readonly image: RgbImage; readonly origin: PictureOrigin }>;

/** The photos of this visit, which its history comes back to. */
export interface Photos {
  keep(name: string, read: ReadPhoto): Photo;
  /** @throws UnreadablePicture `gone` for one of another visit, or of long ago */
  find(photo: Photo): ReadPhoto;
}

/** Photos that are kept. A file is only pointed at, but what was pasted lies in memory. */
const MOST = 30;

export function createPhotos(createId: () => string): Photos {
  const kept = new Map<string, ReadPhoto>();

  return {
    keep(name, read) {
      for (const id of [...kept.keys()].slice(0, -MOST + 1)) kept.delete(id);
      const id = createId();
      kept.set(id, read);
      return { id, name };
    },
    find({ id, name }) {
      const read = kept.get(id);
      if (!read) throw new UnreadablePicture('gone', { name });
      return read;
    },
  };
}
