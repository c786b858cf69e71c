import type { Colour } from './colour-names.ts';
import { CHANNELS } from './picture.ts';

/** What a canvas takes: red, green, blue and opacity, a byte each. */
export type CanvasPixels = Uint8ClampedArray<ArrayBuffer>;

/**
 * Amounts from none to most: from night blue over the blues of Okabe and Ito to pale yellow. Every
 * step is lighter than the last, so that it is read without any colour.
 */
const AMOUNT_STOPS: readonly Colour[] = [
  [11, 16, 33],
  [16, 52, 101],
  [0, 114, 178],
  [86, 180, 233],
  [255, 244, 190],
];

/** Orange speaks for, blue against: the pair that every kind of colour blindness tells apart. */
const FOR: Colour = [230, 110, 0];
const AGAINST: Colour = [28, 118, 214];

/** Paints amounts of 0 to `most`; what lies outside takes the colour of the end. */
export function paintAmounts(amounts: ArrayLike<number>, most: number): CanvasPixels {
  return paint(amounts.length, (place) => {
    const amount = most > 0 ? amounts[place]! / most : 0;
    return [...blendStops(clampShare(amount)), 255];
  });
}

/**
 * Paints signed values: the sign is the colour, the size the opacity, and 0 is not to be seen.
 *
 * @param most size that is opaque
 */
export function paintSigned(values: ArrayLike<number>, most: number): CanvasPixels {
  return paint(values.length, (place) => {
    const share = most > 0 ? values[place]! / most : 0;
    return [...(share < 0 ? AGAINST : FOR), 255 * clampShare(Math.abs(share))];
  });
}

/** Paints weights of red, green and blue as a picture: 0 is mid grey, `most` full on, `-most` off. */
export function paintWeights(weights: ArrayLike<number>, most: number): CanvasPixels {
  return paint(weights.length / CHANNELS, (pixel) => {
    const byte = (channel: number) => {
      const weight = weights[pixel * CHANNELS + channel]!;
      return 127.5 * (1 + (most > 0 ? weight / most : 0));
    };
    return [byte(0), byte(1), byte(2), 255];
  });
}

/** Paints a picture without its colours, for a map to lie on. Luma by ITU-R BT.601. */
export function paintGrey(pixels: Uint8Array): CanvasPixels {
  return paint(pixels.length / CHANNELS, (pixel) => {
    const from = pixel * CHANNELS;
    const luma = 0.299 * pixels[from]! + 0.587 * pixels[from + 1]! + 0.114 * pixels[from + 2]!;
    return [luma, luma, luma, 255];
  });
}

/** Paints a picture as it is. */
export function paintPicture(pixels: Uint8Array): CanvasPixels {
  return paint(pixels.length / CHANNELS, (pixel) => {
    const from = pixel * CHANNELS;
    return [pixels[from]!, pixels[from + 1]!, pixels[from + 2]!, 255];
  });
}

/** The largest size among values, 0 where there are none. */
export function findMostSize(values: ArrayLike<number>): number {
  let most = 0;
  for (let place = 0; place < values.length; place++) {
    most = Math.max(most, Math.abs(values[place]!));
  }
  return most;
}

function paint(
  count: number,
  colourOf: (place: number) => readonly [number, number, number, number],
): CanvasPixels {
  const painted = new Uint8ClampedArray(count * 4);
  for (let place = 0; place < count; place++) painted.set(colourOf(place), place * 4);
  return painted;
}

function blendStops(share: number): Colour {
  const along = share * (AMOUNT_STOPS.length - 1);
  const low = Math.min(Math.floor(along), AMOUNT_STOPS.length - 2);
  const from = AMOUNT_STOPS[low]!;
  const to = AMOUNT_STOPS[low + 1]!;
  const blend = (channel: 0 | 1 | 2) =>
    from[channel] + (along - low) * (to[channel] - from[channel]);
  return [blend(0), blend(1), blend(2)];
}

function clampShare(share: number): number {
  return Math.min(1, Math.max(0, share));
}
