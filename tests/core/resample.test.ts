import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import type { RgbImage, Square } from '../../src/core/image.ts';
import { centreSquare } from '../../src/core/image.ts';
import { createShrinker, cropSquare, shrinkTo } from '../../src/core/resample.ts';

/** A grey picture from one number a pixel. */
function grey(width: number, height: number, values: readonly number[]): RgbImage {
  return {
    width,
    height,
    pixels: Uint8Array.from(values.flatMap((value) => [value, value, value])),
  };
}

const redOf = (pixels: Uint8Array) => [...pixels.filter((_, index) => index % 3 === 0)];

const anyImage = (least = 1, most = 40): fc.Arbitrary<RgbImage> =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))
    .chain(([width, height]) =>
      fc
        .uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 })
        .map((pixels) => ({ width, height, pixels })),
    );

/** A square on sixteenths of a pixel: exact in floating point, so that mirroring it is exact too. */
const anySquare: fc.Arbitrary<Square> = fc
  .tuple(fc.integer({ max: 640 }), fc.integer({ max: 640 }), fc.integer({ min: 128, max: 640 }))
  .map(([left, top, side]) => ({ left: left / 16, top: top / 16, side: side / 16 }));

describe('cropSquare, worked by hand', () => {
  const row = [0, 100, 200, 40, 7, 7, 7, 7];
  const rows = grey(8, 8, Array.from({ length: 8 }, () => row).flat());

  test.each([
    ['halves: the mean of two by two', { left: 0, top: 0, side: 8 }, 4, [50, 120, 7, 7]],
    ['a third: fractions of pixels count as such', { left: 0, top: 0, side: 8 }, 3, [88, 44, 7]],
    ['all of it', { left: 0, top: 0, side: 8 }, 1, [46]],
    ['a square outside is moved inside', { left: -50, top: 9, side: 8 }, 4, [50, 120, 7, 7]],
    [
      'enlarged: linear between the middles',
      { left: 0, top: 0, side: 8 },
      16,
      [0, 25, 75, 125, 175, 160, 80, 32, 15, 7, 7, 7, 7, 7, 7, 7],
    ],
  ])('%s', (_, square, side, expected) => {
    const pixels = cropSquare(rows, square, side);
    expect(redOf(pixels).slice(0, side)).toEqual(expected);
    expect(redOf(pixels).slice(-side)).toEqual(expected);
  });

  it('works down as it works across', () => {
    const columns = grey(
      8,
      8,
      row.flatMap((value) => Array.from({ length: 8 }, () => value)),
    );
    const pixels = redOf(cropSquare(columns, centreSquare(8, 8), 3));
    expect([pixels[0], pixels[3], pixels[6]]).toEqual([88, 44, 7]);
  });

  it('takes halves of a pixel from either side of a shifted square', () => {
    const stripes = grey(
      9,
      9,
      Array.from({ length: 81 }, (_, at) => ((at % 9) % 2) * 200),
    );
    expect(new Set(redOf(cropSquare(stripes, { left: 0.5, top: 0.5, side: 8 }, 8)))).toEqual(
      new Set([100]),
    );
  });

  it('rounds halves up', () => {
    expect(redOf(cropSquare(grey(2, 2, [0, 1, 1, 0]), centreSquare(2, 2), 1))).toEqual([1]);
    expect(redOf(cropSquare(grey(2, 2, [254, 255, 254, 255]), centreSquare(2, 2), 1))).toEqual([
      255,
    ]);
  });

  it('keeps the colours apart', () => {
    const image = { width: 2, height: 1, pixels: Uint8Array.of(0, 10, 20, 100, 110, 120) };
    expect([...shrinkTo(image, 1).pixels]).toEqual([50, 60, 70]);
  });
});

describe('cropSquare, whatever the picture', () => {
  it('copies 32 x 32 pixels unchanged', () => {
    fc.assert(
      fc.property(anyImage(32, 40), fc.nat(8), fc.nat(8), (image, x, y) => {
        const left = Math.min(x, image.width - 32);
        const top = Math.min(y, image.height - 32);
        const expected = Array.from({ length: 32 }, (_, row) => {
          const start = ((top + row) * image.width + left) * 3;
          return [...image.pixels.subarray(start, start + 96)];
        }).flat();
        expect([...cropSquare(image, { left, top, side: 32 })]).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('leaves one colour one colour', () => {
    fc.assert(
      fc.property(anyImage(), anySquare, fc.nat(255), (image, square, value) => {
        const flat = { ...image, pixels: image.pixels.map(() => value) };
        expect(new Set(cropSquare(flat, square))).toEqual(new Set([value]));
      }),
    );
  });

  it('stays within the darkest and the lightest value', () => {
    fc.assert(
      fc.property(anyImage(), anySquare, (image, square) => {
        const low = image.pixels.reduce((a, b) => Math.min(a, b));
        const high = image.pixels.reduce((a, b) => Math.max(a, b));
        expect(cropSquare(image, square).every((value) => value >= low && value <= high)).toBe(
          true,
        );
      }),
    );
  });

  it('keeps the mean within half a grey level where the ratio is whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 8, max: 12 }),
        fc.gen(),
        (ratio, side, gen) => {
          const width = ratio * side;
          const bytes = width * width * 3;
          const pixels = gen(fc.uint8Array, { minLength: bytes, maxLength: bytes });
          const image = { width, height: width, pixels };
          const small = cropSquare(image, centreSquare(width, width), side);
          expect(Math.abs(mean(small) - mean(pixels))).toBeLessThanOrEqual(0.5 + 1e-9);
        },
      ),
    );
  });

  it('mirrors with its input', () => {
    fc.assert(
      fc.property(anyImage(8), anySquare, (image, square) => {
        const flipped = { ...square, left: image.width - square.left - square.side };
        expect(cropSquare(mirror(image), flipped)).toEqual(
          mirror({ width: 32, height: 32, pixels: cropSquare(image, square) }).pixels,
        );
      }),
    );
  });

  it('is turned as its input is turned', () => {
    fc.assert(
      fc.property(anyImage(8), anySquare, (image, square) => {
        const turned = { left: square.top, top: square.left, side: square.side };
        expect(cropSquare(transpose(image), turned)).toEqual(
          transpose({ width: 32, height: 32, pixels: cropSquare(image, square) }).pixels,
        );
      }),
    );
  });
});

describe('shrinkTo', () => {
  test.each([
    [100, 40, 50, 50, 20],
    [40, 100, 50, 20, 50],
    [100, 40, 100, 100, 40],
    [30, 20, 1024, 30, 20],
    [300, 2, 10, 10, 1],
    [1, 1, 1, 1, 1],
  ])('%i x %i to at most %i is %i x %i', (width, height, longest, shrunkWidth, shrunkHeight) => {
    const shrunk = shrinkTo(grey(width, height, new Array(width * height).fill(9)), longest);
    expect(shrunk).toMatchObject({ width: shrunkWidth, height: shrunkHeight });
    expect(shrunk.pixels).toEqual(new Uint8Array(shrunkWidth * shrunkHeight * 3).fill(9));
  });
});

describe('createShrinker', () => {
  it('gives the same however the rows are cut into bands, with or without a fourth byte', () => {
    fc.assert(
      fc.property(anyImage(2), fc.integer({ min: 1, max: 7 }), (image, band) => {
        const to = { width: Math.ceil(image.width / 3), height: Math.ceil(image.height / 3) };
        const whole = createShrinker(image, to);
        whole.addRows(image.pixels, 3);
        const rgba = new Uint8ClampedArray(image.width * image.height * 4);
        image.pixels.forEach((value, at) => (rgba[Math.floor(at / 3) * 4 + (at % 3)] = value));
        const banded = createShrinker(image, to);
        const bytes = band * image.width * 4;
        for (let at = 0; at < rgba.length; at += bytes)
          banded.addRows(rgba.subarray(at, at + bytes), 4);
        expect(banded.finish()).toEqual(whole.finish());
      }),
    );
  });
});

function mean(values: Uint8Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rearrange(image: RgbImage, from: (x: number, y: number) => number): Uint8Array {
  const pixels = new Uint8Array(image.pixels.length);
  for (let at = 0; at < image.width * image.height; at++) {
    const source = from(at % image.width, Math.floor(at / image.width)) * 3;
    pixels.set(image.pixels.subarray(source, source + 3), at * 3);
  }
  return pixels;
}

function mirror(image: RgbImage): RgbImage {
  return { ...image, pixels: rearrange(image, (x, y) => y * image.width + image.width - 1 - x) };
}

function transpose(image: RgbImage): RgbImage {
  const turned = { ...image, width: image.height, height: image.width };
  return { ...turned, pixels: rearrange(turned, (x, y) => x * image.width + y) };
}
