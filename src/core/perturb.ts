import { CHANNELS, PICTURE_BYTES, SIDE } from './picture.ts';

/** A small change of a picture that a person would hardly call another picture. */
export interface Perturbation {
  /** Pixels to the right; below 0 to the left. Whole. */
  readonly right: number;
  /** Pixels down; below 0 up. Whole. */
  readonly down: number;
  /** What every byte gains, -255 to 255. */
  readonly brighter: number;
  /** Left and right changed over. */
  readonly isMirrored: boolean;
  /** Times that the picture is blurred. Whole, from 0 on. */
  readonly blurs: number;
}

/** The change that leaves a picture as it is. */
export const UNCHANGED: Perturbation = {
  right: 0,
  down: 0,
  brighter: 0,
  isMirrored: false,
  blurs: 0,
};

/** As far as a picture may be changed and still be the same one. */
export const MOST = { nudge: 16, brighter: 160, blurs: 8 } as const;

/** Rounds a change to whole numbers within `MOST`. */
export function boundChange(change: Perturbation): Perturbation {
  const within = (value: number, least: number, most: number) =>
    Math.min(most, Math.max(least, Math.round(value)));
  return {
    right: within(change.right, -MOST.nudge, MOST.nudge),
    down: within(change.down, -MOST.nudge, MOST.nudge),
    brighter: within(change.brighter, -MOST.brighter, MOST.brighter),
    isMirrored: change.isMirrored,
    blurs: within(change.blurs, 0, MOST.blurs),
  };
}

/** Whether a change leaves every picture as it is. */
export function isUnchanged(change: Perturbation): boolean {
  const { right, down, brighter, isMirrored, blurs } = change;
  return right === 0 && down === 0 && brighter === 0 && !isMirrored && blurs === 0;
}

/**
 * Changes a picture: mirrors, nudges, blurs and brightens it, in this order.
 *
 * @param pixels 32 x 32 x 3 bytes, which stay as they are
 * @returns a picture of its own, also where nothing is to be changed
 */
export function perturb(pixels: Uint8Array, change: Perturbation): Uint8Array {
  let changed = change.isMirrored ? mirror(pixels) : pixels;
  changed = nudge(changed, change.right, change.down);
  for (let round = 0; round < change.blurs; round++) changed = blur(changed);
  return brighten(changed, change.brighter);
}

/** Moves a picture by whole pixels; the row or column at its edge is repeated where it has left. */
export function nudge(pixels: Uint8Array, right: number, down: number): Uint8Array {
  return compose((row, column, channel) => read(pixels, row - down, column - right, channel));
}

/** Adds to every byte what `by` says, and stops at 0 and 255. */
export function brighten(pixels: Uint8Array, by: number): Uint8Array {
  return pixels.map((byte) => Math.min(255, Math.max(0, byte + by)));
}

/** Changes left and right over. */
export function mirror(pixels: Uint8Array): Uint8Array {
  return compose((row, column, channel) => read(pixels, row, SIDE - 1 - column, channel));
}

/** Averages every pixel with its eight neighbours, weights 1 2 1 across and down; edges are repeated. */
export function blur(pixels: Uint8Array): Uint8Array {
  return compose((row, column, channel) => {
    let sum = 0;
    for (let down = -1; down <= 1; down++) {
      for (let right = -1; right <= 1; right++) {
        const weight = (2 - Math.abs(down)) * (2 - Math.abs(right));
        sum += weight * read(pixels, row + down, column + right, channel);
      }
    }
    // Rounded half up.
    return (sum + 8) >> 4;
  });
}

function compose(byteAt: (row: number, column: number, channel: number) => number): Uint8Array {
  const made = new Uint8Array(PICTURE_BYTES);
  for (let at = 0; at < PICTURE_BYTES; at++) {
    const pixel = Math.floor(at / CHANNELS);
    made[at] = byteAt(Math.floor(pixel / SIDE), pixel % SIDE, at % CHANNELS);
  }
  return made;
}

/** A byte of a picture whose edges go on for ever. */
function read(pixels: Uint8Array, row: number, column: number, channel: number): number {
  return pixels[(clamp(row) * SIDE + clamp(column)) * CHANNELS + channel]!;
}

function clamp(place: number): number {
  return Math.min(SIDE - 1, Math.max(0, place));
}
