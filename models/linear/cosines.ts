import { CHANNELS, PICTURE_BYTES, SIDE } from '../../src/core/picture.ts';

const HALF = SIDE / 2;

/** Coordinates of a mirrored picture in the cosine basis. */
export const COORDINATES = CHANNELS * SIDE * HALF;

// Rows: brightness, red against blue, green against both; orthonormal.
const COLOURS = [
  [1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)],
  [1 / Math.sqrt(2), 0, -1 / Math.sqrt(2)],
  [1 / Math.sqrt(6), -2 / Math.sqrt(6), 1 / Math.sqrt(6)],
];

// Orthonormal type II cosines: wave f at place p.
const COSINES = Array.from({ length: SIDE }, (_, wave) =>
  Float64Array.from(
    { length: SIDE },
    (_, place) =>
      Math.sqrt((wave === 0 ? 1 : 2) / SIDE) * Math.cos((Math.PI * wave * (place + 0.5)) / SIDE),
  ),
);

/**
 * Writes the coordinates of pictures in an orthonormal basis of colour and cosine waves, bytes scaled to 0..1.
 *
 * Only the waves that are the same in a mirror are kept: the best linear score for pictures together with
 * their mirror images is itself mirrored, because the loss is convex, so learning from these
 * `COORDINATES` numbers is learning from both. In this basis natural pictures have nearly uncorrelated
 * coordinates, which is what makes gradient descent quick.
 *
 * @param pixels pictures of 3,072 bytes
 * @param coordinates written, `COORDINATES` for each picture
 */
export function toCosines(pixels: Uint8Array, coordinates: Float32Array): void {
  const colours = new Float64Array(CHANNELS * SIDE * SIDE);
  const rows = new Float64Array(CHANNELS * SIDE * HALF);
  for (let picture = 0; picture * PICTURE_BYTES < pixels.length; picture++) {
    rotateColours(pixels, picture * PICTURE_BYTES, colours);
    transformRows(colours, rows);
    transformColumns(rows, coordinates, picture * COORDINATES);
  }
}

function rotateColours(pixels: Uint8Array, start: number, colours: Float64Array): void {
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    const at = start + pixel * CHANNELS;
    for (let channel = 0; channel < CHANNELS; channel++) {
      const [red, green, blue] = COLOURS[channel] as [number, number, number];
      colours[channel * SIDE * SIDE + pixel] =
        (red * pixels[at]! + green * pixels[at + 1]! + blue * pixels[at + 2]!) / 255;
    }
  }
}

function transformRows(colours: Float64Array, rows: Float64Array): void {
  for (let row = 0; row < CHANNELS * SIDE; row++) {
    for (let wave = 0; wave < HALF; wave++) {
      const cosines = COSINES[2 * wave]!;
      let sum = 0;
      for (let x = 0; x < HALF; x++) {
        sum += cosines[x]! * (colours[row * SIDE + x]! + colours[row * SIDE + SIDE - 1 - x]!);
      }
      rows[row * HALF + wave] = sum;
    }
  }
}

function transformColumns(rows: Float64Array, coordinates: Float32Array, start: number): void {
  for (let channel = 0; channel < CHANNELS; channel++) {
    for (let down = 0; down < SIDE; down++) {
      const cosines = COSINES[down]!;
      for (let across = 0; across < HALF; across++) {
        let sum = 0;
        for (let y = 0; y < SIDE; y++) {
          sum += cosines[y]! * rows[(channel * SIDE + y) * HALF + across]!;
        }
        coordinates[start + (channel * SIDE + down) * HALF + across] = sum;
      }
    }
  }
}

/** Turns weights of the coordinates into weights of the 3,072 bytes scaled to 0..1, in a picture's order. */
export function toPixelWeights(weights: Float64Array): Float64Array {
  const pixelWeights = new Float64Array(PICTURE_BYTES);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const waves = COLOURS.map((_, channel) => {
        let sum = 0;
        for (let down = 0; down < SIDE; down++) {
          for (let across = 0; across < HALF; across++) {
            const weight = weights[(channel * SIDE + down) * HALF + across]!;
            sum += weight * COSINES[down]![y]! * COSINES[2 * across]![x]!;
          }
        }
        return sum;
      });
      for (let channel = 0; channel < CHANNELS; channel++) {
        const at = (y * SIDE + x) * CHANNELS + channel;
        pixelWeights[at] = waves.reduce((sum, wave, i) => sum + wave * COLOURS[i]![channel]!, 0);
      }
    }
  }
  return pixelWeights;
}
