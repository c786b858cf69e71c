import type { RgbImage, Square } from '../core/image.ts';
import { centreSquare, clampSquare } from '../core/image.ts';
import { cropSquare } from '../core/resample.ts';

/** Where a picture came from. */
export type PictureOrigin =
  | { readonly kind: 'sample'; readonly position: number; readonly label: number }
  | {
      readonly kind: 'upload';
      readonly name: string;
      readonly width: number;
      readonly height: number;
      readonly isFirstFrame: boolean;
      /** Its true class as a batch says it now: class index or null. */
      readonly findLabel?: FindLabel | undefined;
    };

export type FindLabel = () => number | null;

/** The picture at hand, the square of it that counts, and what the classifiers see of that. */
export interface PictureStore {
  readonly origin: PictureOrigin | null;
  readonly image: RgbImage | null;
  readonly square: Square | null;
  /** 32 x 32 x 3 bytes, or null while there is no picture. */
  readonly seen: Uint8Array | null;
  show(image: RgbImage, origin: PictureOrigin): void;
  /** Moves or scales the square; it stays inside the picture. */
  moveSquare(square: Square): void;
}

/** @param onSeen is told of every new thing to judge, and whether it is the same picture moved */
export function createPicture(
  onSeen: (pixels: Uint8Array, isMoved: boolean) => void,
): PictureStore {
  let image = $state.raw<RgbImage | null>(null);
  let origin = $state.raw<PictureOrigin | null>(null);
  let square = $state.raw<Square | null>(null);
  let seen = $state.raw<Uint8Array | null>(null);

  function cut(from: RgbImage, part: Square, isMoved: boolean): void {
    square = part;
    seen = cropSquare(from, part);
    onSeen(seen, isMoved);
  }

  return {
    get image() {
      return image;
    },
    get origin() {
      return origin;
    },
    get square() {
      return square;
    },
    get seen() {
      return seen;
    },
    show(next, from) {
      image = next;
      origin = from;
      cut(next, centreSquare(next.width, next.height), false);
    },
    moveSquare(part) {
      if (image) cut(image, clampSquare(part, image.width, image.height), true);
    },
  };
}
