import type { RgbImage } from '../core/image.ts';
import type { ReadUpload } from '../data/upload/reader.ts';
import { createLatest } from './latest.svelte.ts';
import type { ReadPhoto } from './photos.ts';
import { createPhotos } from './photos.ts';
import type { FindLabel, PictureOrigin, PictureStore } from './picture.svelte.ts';
import type { Samples } from './samples.ts';
import type { SettingsStore } from './settings.svelte.ts';

/** Reads pictures from wherever they come and shows the newest that was asked for. */
export interface Reading {
  readonly isReading: boolean;
  readonly showSample: (position: number) => Promise<void>;
  readonly showFile: (blob: Blob, name: string, findLabel?: FindLabel) => Promise<void>;
  /** Shows what a camera saw last. */
  readonly showFrame: (image: RgbImage, name: string) => void;
  /** Shows the picture that the settings name; the test picture before it where a photo is gone. */
  readonly showPlace: () => Promise<void>;
}

export interface ReadingParts {
  readonly samples: Samples;
  readonly settings: SettingsStore;
  readonly readUpload: ReadUpload;
  readonly createId: () => string;
}

/** @param onDone is told why a picture was refused; null when the newest one is shown */
export function createReading(
  { samples, settings, readUpload, createId }: ReadingParts,
  picture: Pick<PictureStore, 'show'>,
  onDone: (refusal: unknown) => void,
): Reading {
  const photos = createPhotos(createId);
  const newest = createLatest();

  /** Reads a picture, the newest only; `read` shows it. */
  async function readNewest(read: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await newest.run(async (signal) => {
        await read(signal);
        if (!signal.aborted) onDone(null);
      });
    } catch (error) {
      onDone(error);
    }
  }

  async function readSample(position: number, signal: AbortSignal): Promise<void> {
    const { image, label } = await samples.read(position, signal);
    if (signal.aborted) return;
    settings.change({ sample: position, photo: null });
    picture.show(image, { kind: 'sample', position, label });
  }

  function showOwn(name: string, read: ReadPhoto, image: RgbImage, origin: PictureOrigin): void {
    settings.change({ photo: photos.keep(name, read) });
    picture.show(image, origin);
  }

  return {
    get isReading() {
      return newest.isBusy;
    },
    showSample: (position) => readNewest((signal) => readSample(position, signal)),
    showFile: (blob, name, findLabel) =>
      readNewest(async (signal) => {
        const read: ReadPhoto = async (again) => {
          const { image, width, height, notes } = await readUpload(blob, name, again);
          const isFirstFrame = notes.includes('first-frame');
          return {
            image,
            origin: { kind: 'upload', name, width, height, isFirstFrame, findLabel },
          };
        };
        const { image, origin } = await read(signal);
        if (!signal.aborted) showOwn(name, read, image, origin);
      }),
    showFrame(image, name) {
      const { width, height } = image;
      const origin = { kind: 'upload', name, width, height, isFirstFrame: false } as const;
      showOwn(name, () => Promise.resolve({ image, origin }), image, origin);
    },
    showPlace: () =>
      readNewest(async (signal) => {
        const { photo, sample } = settings.current;
        if (!photo) return readSample(sample, signal);
        try {
          const { image, origin } = await photos.find(photo)(signal);
          if (!signal.aborted) picture.show(image, origin);
        } catch (error) {
          if (signal.aborted) return;
          // The place is the test picture's now, and makes no other one.
          settings.restore({ photo: null });
          await readSample(sample, signal);
          throw error;
        }
      }),
  };
}
