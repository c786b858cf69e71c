import { describe, expect, it, test } from 'vitest';
import type { RgbImage } from '../../src/core/image.ts';
import { centreSquare } from '../../src/core/image.ts';
import { cropSquare, shrinkTo } from '../../src/core/resample.ts';
import { uploadLimits } from '../../src/data/upload/limits.ts';
import { readUpload, workingSize } from '../../src/data/upload/read-upload.ts';
import { bytes } from '../fixtures/bytes.ts';
import { encodeWithCanvas } from '../fixtures/canvas.ts';
import { animateWebp, encodeBmp, encodeIco } from '../fixtures/containers.ts';
import { encodeGif } from '../fixtures/gif.ts';
import { encodeJpeg, withOrientation } from '../fixtures/jpeg.ts';
import { CORNERS, cornersOf, paintCorners } from '../fixtures/picture.ts';
import { animatePng, encodePng, pngChunk } from '../fixtures/png.ts';

const never = new AbortController().signal;
const limits = uploadLimits(8);
const read = (file: Uint8Array<ArrayBuffer>, name = 'photo') =>
  readUpload(new Blob([file]), name, never, limits);

const picture = paintCorners(24, 16);
const corners = Object.values(CORNERS).map((colour) => [...colour]);
const quarter = (x: number, y: number) => (y >= 8 ? 2 : 0) + (x >= 12 ? 1 : 0);
const channelOf = (image: RgbImage) => (x: number, y: number, channel: number) =>
  image.pixels[(y * image.width + x) * 3 + channel]!;

/** One colour for every 8 x 8 block, in luma and chroma or in inks. */
const jpegOf = (blocks: readonly (readonly number[])[], adobe = false) =>
  encodeJpeg(
    { across: 2, down: 2, components: blocks[0]!.length as 1 | 3 | 4, adobe },
    (x, y, component) => blocks[y * 2 + x]![component]!,
  );

function expectClose(found: readonly number[][], expected: readonly number[][], within: number) {
  found.flat().forEach((value, at) => {
    expect(
      Math.abs(value - expected.flat()[at]!),
      `${found.join(' / ')} for ${expected.join(' / ')}`,
    ).toBeLessThanOrEqual(within);
  });
}

describe('lossless pictures come out byte for byte', () => {
  const opaquePng = () =>
    encodePng({ width: 24, height: 16, colourType: 6 }, (x, y, channel) =>
      channel === 3 ? 255 : channelOf(picture)(x, y, channel),
    );
  test.each([
    ['PNG', () => encodePng({ width: 24, height: 16 }, channelOf(picture))],
    [
      'PNG, interlaced',
      () => encodePng({ width: 24, height: 16, interlaced: true }, channelOf(picture)),
    ],
    [
      'PNG of 16 bits',
      () =>
        encodePng(
          { width: 24, height: 16, bitDepth: 16 },
          (x, y, channel) => channelOf(picture)(x, y, channel) * 257,
        ),
    ],
    [
      'PNG with a palette',
      () =>
        encodePng(
          {
            width: 24,
            height: 16,
            bitDepth: 2,
            colourType: 3,
            chunks: [pngChunk('PLTE', corners.flat())],
          },
          quarter,
        ),
    ],
    ['PNG with an alpha channel that is opaque', opaquePng],
    ['BMP', () => encodeBmp(picture)],
    ['BMP, top row first', () => encodeBmp(picture, true)],
    ['GIF', () => encodeGif({ width: 24, height: 16, palette: corners }, [quarter])],
    ['ICO', async () => encodeIco(24, 16, await opaquePng())],
  ])('%s', async (_, encode) => {
    const upload = await read(await encode());
    expect(upload).toMatchObject({ width: 24, height: 16, notes: [] });
    expect(upload.image).toEqual(picture);
  });

  test.each([
    [
      1,
      [
        [0, 0, 0],
        [255, 255, 255],
      ],
      (x: number) => (x < 8 ? 0 : 1),
    ],
    [
      8,
      [
        [40, 40, 40],
        [200, 200, 200],
      ],
      (x: number) => (x < 8 ? 40 : 200),
    ],
    [
      16,
      [
        [40, 40, 40],
        [200, 200, 200],
      ],
      (x: number) => (x < 8 ? 40 : 200) * 257,
    ],
  ] as const)('grey PNG of %i bits', async (bitDepth, [left, right], sample) => {
    const upload = await read(
      await encodePng({ width: 16, height: 16, bitDepth, colourType: 0 }, sample),
    );
    expect(cornersOf(upload.image)).toEqual([left, right, left, right]);
  });
});

describe('photos', () => {
  it('reads JPEG, and shrinks its square like any other picture', async () => {
    const upload = await read(await encodeWithCanvas(paintCorners(96, 64), 'image/jpeg'));
    expect(upload).toMatchObject({ format: 'jpeg', width: 96, height: 64 });
    expectClose(cornersOf(upload.image), corners, 6);
    const seen = cropSquare(upload.image, centreSquare(96, 64));
    expectClose(cornersOf({ width: 32, height: 32, pixels: seen }), corners, 6);
  });

  it('reads WebP', async () => {
    const upload = await read(await encodeWithCanvas(paintCorners(96, 64), 'image/webp'));
    expect(upload).toMatchObject({ format: 'webp', width: 96, height: 64, notes: [] });
    expectClose(cornersOf(upload.image), corners, 8);
  });

  it('reads AVIF', async () => {
    // Made with sharp: an 8 x 8 picture of one colour, teal (0, 128, 128), lossless.
    const file = Uint8Array.from(atob(AVIF), (character) => character.charCodeAt(0));
    const upload = await read(file);
    expect(upload).toMatchObject({ format: 'avif', width: 8, height: 8 });
    expectClose(cornersOf(upload.image), new Array(4).fill([0, 128, 128]), 3);
  });

  it('reads a grey JPEG', async () => {
    const upload = await read(jpegOf([[10], [90], [170], [250]]));
    expect(cornersOf(upload.image)).toEqual([10, 90, 170, 250].map((grey) => [grey, grey, grey]));
  });

  it('does not invert the inks of a CMYK JPEG', async () => {
    // Stored inverted: no ink at all, cyan, yellow, and half a black.
    const inks = [
      [255, 255, 255, 255],
      [0, 255, 255, 255],
      [255, 255, 0, 255],
      [255, 255, 255, 128],
    ];
    const [paper, cyan, yellow, grey] = cornersOf((await read(jpegOf(inks, true))).image);
    expectClose([paper!], [[255, 255, 255]], 2);
    expect(cyan![2]! - cyan![0]!).toBeGreaterThan(100);
    expect(yellow![0]! - yellow![2]!).toBeGreaterThan(100);
    expectClose([grey!], [[128, 128, 128]], 40);
  });

  it('converts another colour space to sRGB, once', async () => {
    const file = await encodeWithCanvas(picture, 'image/png', 'display-p3');
    // Unconverted, the red would be (202, 49, 50).
    expectClose(cornersOf((await read(file)).image), corners, 2);
  });

  const [a, b, c, d] = [10, 90, 170, 250] as const;
  test.each([
    [1, [a, b, c, d]],
    [2, [b, a, d, c]],
    [3, [d, c, b, a]],
    [4, [c, d, a, b]],
    [5, [a, c, b, d]],
    [6, [c, a, d, b]],
    [7, [d, b, c, a]],
    [8, [b, d, a, c]],
  ])('turns EXIF orientation %i upright', async (orientation, expected) => {
    const stored = encodeJpeg(
      { across: 4, down: 2, components: 1 },
      (x, y) => [a, b, c, d][y * 2 + (x >= 2 ? 1 : 0)]!,
    );
    const upload = await read(withOrientation(stored, orientation));
    const turned = orientation > 4;
    expect(upload).toMatchObject({ width: turned ? 16 : 32, height: turned ? 32 : 16 });
    expect(cornersOf(upload.image).map(([grey]) => grey)).toEqual(expected);
  });

  test.each(['photo.png', 'photo', 'photo.JPEG', 'photo.txt', '\u202Egpj.exe', ''])(
    'goes by the bytes and not by the name %j or the type that follows from it',
    async (name) => {
      const file = new File([jpegOf([[10], [90], [170], [250]])], name, { type: 'image/svg+xml' });
      const upload = await readUpload(file, name, never, limits);
      expect(upload).toMatchObject({ name, format: 'jpeg', width: 16, height: 16 });
    },
  );

  it('finds the size behind a megabyte of previews', async () => {
    const jpeg = jpegOf([[10], [90], [170], [250]]);
    const preview = bytes([0xff, 0xe2, 0xff, 0xff], new Uint8Array(65533));
    const previews = Array.from({ length: 16 }, () => preview);
    const upload = await read(bytes(jpeg.subarray(0, 2), ...previews, jpeg.subarray(2)));
    expect(upload).toMatchObject({ width: 16, height: 16 });
  });
});

describe('what is transparent is white', () => {
  test.each([
    [0, 255],
    [255, 100],
    [128, 177],
  ])('a PNG of grey 100 with alpha %i shows %i', async (opacity, shown) => {
    const file = await encodePng({ width: 8, height: 8, colourType: 4 }, (_x, _y, channel) =>
      channel === 0 ? 100 : opacity,
    );
    expectClose(cornersOf((await read(file)).image), new Array(4).fill([shown, shown, shown]), 1);
  });

  it('a WebP that is half transparent shows its half of white', async () => {
    const canvas = new OffscreenCanvas(8, 8);
    const context = canvas.getContext('2d')!;
    context.fillStyle = 'rgb(100 100 100 / 50%)';
    context.fillRect(0, 0, 8, 8);
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 1 });
    const upload = await read(new Uint8Array(await blob.arrayBuffer()));
    expect(upload.format).toBe('webp');
    expectClose(cornersOf(upload.image), new Array(4).fill([177, 177, 177]), 4);
  });

  it('keeps nothing of the colours behind full transparency', async () => {
    const hidden = await encodePng({ width: 8, height: 8, colourType: 6 }, (x, y, channel) =>
      channel === 3 ? 0 : (x * 31 + y * 17 + channel * 99) % 256,
    );
    expect(new Set((await read(hidden)).image.pixels)).toEqual(new Set([255]));
  });
});

describe('of what moves, the first frame', () => {
  const still = (shade: number) => encodeWithCanvas(shadeOf(shade), 'image/webp');
  test.each([
    [
      'GIF',
      () =>
        encodeGif(
          {
            width: 8,
            height: 8,
            palette: [20, 230, 0, 0].map((grey) => [grey, grey, grey]),
            loops: true,
          },
          [() => 0, () => 1],
        ),
    ],
    ['PNG', () => animatePng(8, 8, [20, 230])],
    ['WebP', async () => animateWebp(8, 8, [await still(20), await still(230)])],
  ])('%s, and says so', async (_, encode) => {
    const upload = await read(await encode());
    expect(upload.notes).toEqual(['first-frame']);
    expectClose(cornersOf(upload.image), new Array(4).fill([20, 20, 20]), 4);
  });
});

describe('the working copy', () => {
  test.each([
    [4000, 3000, 1024, 768],
    [3000, 4000, 768, 1024],
    [1024, 700, 1024, 700],
    [8, 8, 8, 8],
    [12000, 1200, 1024, 102],
    [9000, 100, 5760, 64],
    [8000, 63, 8000, 63],
  ])('of %i x %i is %i x %i', (width, height, copyWidth, copyHeight) => {
    expect(workingSize({ width, height })).toEqual({ width: copyWidth, height: copyHeight });
  });

  it('is the area average of the whole, in however many bands and tiles it was drawn', async () => {
    const width = 4500;
    const height = 600;
    const image = { width, height, pixels: new Uint8Array(width * height * 3) };
    image.pixels.forEach(
      (_, at) => (image.pixels[at] = (at * 7 + Math.floor(at / 1009) * 31) % 256),
    );
    const upload = await read(await encodeWithCanvas(image, 'image/png'));
    expect(upload.image).toEqual(shrinkTo(image, 1024));
  });
});

function shadeOf(grey: number): RgbImage {
  return { width: 8, height: 8, pixels: new Uint8Array(8 * 8 * 3).fill(grey) };
}

const AVIF =
  'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAAOptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAABDgABAAAAAAAAABgAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAamlwcnAAAABLaXBjbwAAAAxhdjFDgSACAAAAABNjb2xybmNseAABAA0AAIAAAAAUaXNwZQAAAAAAAAAIAAAACAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgQIDBAAAACBtZGF0EgAKCDgIv2EBDQAgMgoQAAAKGQgzwQig';
