import { SIDE } from './picture.ts';

/** What the places of a feature map see of the picture, in its pixels. */
export interface View {
  /** Side of the square that one place sees. */
  readonly size: number;
  /** How far the squares of two neighbours are apart. */
  readonly step: number;
  /** Where the square of the first place begins; below 0 it begins in the padding. */
  readonly start: number;
}

/** One layer as its view counts it: a square window that moves by `stride`, with padding before. */
export interface Window {
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
}

/** A 3 x 3 convolution that keeps the size of its map, and a maximum of 2 x 2 that halves it. */
export const CONVOLUTION: Window = { size: 3, stride: 1, padding: 1 };
export const POOLING: Window = { size: 2, stride: 2, padding: 0 };

/** Each pixel sees itself. */
export const PIXEL_VIEW: View = { size: 1, step: 1, start: 0 };

/** Follows a view through layers, the one nearest to the picture first (Dumoulin and Visin 2016). */
export function growView(view: View, windows: readonly Window[]): View {
  return windows.reduce(
    (seen, { size, stride, padding }) => ({
      size: seen.size + (size - 1) * seen.step,
      step: seen.step * stride,
      start: seen.start - padding * seen.step,
    }),
    view,
  );
}

/** A rectangle of a picture, in pixels. */
export interface Patch {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The part of the picture that a place of a feature map sees. */
export function seePatch(view: View, row: number, column: number): Patch {
  const [top, height] = cut(view, row);
  const [left, width] = cut(view, column);
  return { left, top, width, height };
}

function cut({ start, step, size }: View, place: number): [number, number] {
  const from = Math.max(0, start + place * step);
  return [from, Math.min(SIDE, start + place * step + size) - from];
}
