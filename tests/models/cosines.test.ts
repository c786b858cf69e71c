import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/core/random.ts';
import { CHANNELS, PICTURE_BYTES, SIDE } from '../../src/core/picture.ts';
import { COORDINATES, toCosines, toPixelWeights } from '../../models/linear/cosines.ts';

function createPicture(seed: number): Uint8Array {
  const random = createRandom(seed);
  return Uint8Array.from({ length: PICTURE_BYTES }, () => Math.floor(random() * 256));
}

function mirror(picture: Uint8Array): Uint8Array {
  return picture.map((_, at) => {
    const pixel = Math.floor(at / CHANNELS);
    const x = pixel % SIDE;
    return picture[(pixel - x + SIDE - 1 - x) * CHANNELS + (at % CHANNELS)]!;
  });
}

function transform(picture: Uint8Array): Float32Array {
  const coordinates = new Float32Array(COORDINATES);
  toCosines(picture, coordinates);
  return coordinates;
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, at) => sum + value * b[at]!, 0);

describe('the cosine basis', () => {
  test('a picture and its mirror image have the same coordinates', () => {
    const picture = createPicture(1);
    const mirrored = transform(mirror(picture));
    transform(picture).forEach((value, at) => expect(mirrored[at]).toBeCloseTo(value, 4));
  });

  test('white is brightness alone', () => {
    const [brightness, ...others] = transform(new Uint8Array(PICTURE_BYTES).fill(255));
    expect(brightness).toBeCloseTo(Math.sqrt(PICTURE_BYTES), 4);
    others.forEach((value) => expect(value).toBeCloseTo(0, 4));
  });

  test('it is orthonormal: the square of a mirrored picture is that of its coordinates', () => {
    const picture = createPicture(2);
    const mirrored = mirror(picture);
    const symmetric = picture.map((value, at) => Math.round((value + mirrored[at]!) / 2));
    const coordinates = transform(symmetric);
    expect(dot(coordinates, coordinates)).toBeCloseTo(dot(symmetric, symmetric) / 255 ** 2, 2);
  });

  test('weights of coordinates and of pixels give the same score', () => {
    const random = createRandom(3);
    const weights = Float64Array.from({ length: COORDINATES }, () => random() - 0.5);
    const picture = createPicture(4);
    const byPixels = dot(toPixelWeights(weights), picture) / 255;
    expect(byPixels).toBeCloseTo(dot(transform(picture), weights), 3);
  });

  test('several pictures are transformed one by one', () => {
    const pictures = new Uint8Array(2 * PICTURE_BYTES);
    pictures.set(createPicture(5));
    pictures.set(createPicture(6), PICTURE_BYTES);
    const coordinates = new Float32Array(2 * COORDINATES);
    toCosines(pictures, coordinates);
    expect(coordinates.subarray(COORDINATES)).toEqual(transform(createPicture(6)));
  });
});
