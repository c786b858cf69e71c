import sharp from 'sharp';
import { describe, expect, it, test } from 'vitest';
import { sniffFormat } from '../../src/data/upload/format.ts';
import { parseImageHeader } from '../../src/data/upload/image-header.ts';
import { be16, be32, bytes, le16, le32 } from '../fixtures/bytes.ts';
import {
  animateWebp,
  bitmapHeader,
  encodeBmp,
  encodeIco,
  encodeWebp,
  isoBox,
  webpChunk,
  webpExtended,
} from '../fixtures/containers.ts';
import { encodeGif } from '../fixtures/gif.ts';
import { encodeJpeg, segment, withOrientation } from '../fixtures/jpeg.ts';
import { paintCorners } from '../fixtures/picture.ts';
import { joinPng, pngChunk } from '../fixtures/png.ts';

const png = (width: number, height: number, chunks: readonly Uint8Array[] = []) =>
  joinPng({ width, height, chunks }, new Uint8Array());
const gif = (frames: number, loops = false) =>
  encodeGif({ width: 12, height: 10, palette: new Array<number[]>(4).fill([0, 0, 0]), loops }, [
    ...new Array<() => number>(frames).fill(() => 0),
  ]);
const jpeg = encodeJpeg({ across: 3, down: 2, components: 3 }, () => 128);
const frameOf = (marker: number) =>
  bytes([0xff, 0xd8], segment(marker, [8, ...be16(480), ...be16(640), 3]));

const avif = (...sizes: readonly (readonly [number, number])[]) => {
  const extents = sizes.map(([width, height]) =>
    isoBox('ispe', bytes(be32(0), be32(width), be32(height))),
  );
  const properties = isoBox('iprp', isoBox('ipco', ...extents));
  const meta = isoBox('meta', bytes(be32(0)), isoBox('hdlr', new Uint8Array(24)), properties);
  return bytes(isoBox('ftyp', bytes('avif', be32(0))), meta, isoBox('mdat', new Uint8Array(9)));
};

describe('parseImageHeader', () => {
  test.each([
    ['png', png(640, 480), 640, 480],
    ['jpeg', jpeg, 24, 16],
    ['jpeg', withOrientation(jpeg, 6), 24, 16],
    ['jpeg', frameOf(0xc2), 640, 480],
    ['jpeg', bytes([0xff, 0xd8, 0xff, 0xff], frameOf(0xc0).subarray(2)), 640, 480],
    ['gif', gif(1), 12, 10],
    ['webp', encodeWebp(webpExtended(640, 480, 16)), 640, 480],
    ['webp', encodeWebp(webpChunk('VP8L', bytes([0x2f], le32(639 | (479 << 14))))), 640, 480],
    [
      'webp',
      encodeWebp(webpChunk('VP8 ', bytes([0, 0, 0, 0x9d, 1, 0x2a], le16(640), le16(480 | 0x4000)))),
      640,
      480,
    ],
    ['bmp', encodeBmp(paintCorners(9, 5)), 9, 5],
    ['bmp', encodeBmp(paintCorners(9, 5), true), 9, 5],
    ['bmp', bytes('BM', new Uint8Array(12), le32(12), le16(640), le16(480)), 640, 480],
    ['ico', encodeIco(48, 32, bitmapHeader(48, 64)), 48, 32],
    ['ico', encodeIco(256, 256, png(256, 256)), 256, 256],
    ['avif', avif([64, 64], [640, 480], [64, 64]), 640, 480],
  ] as const)('reads the size of %s', (format, file, width, height) => {
    expect(sniffFormat(file)).toBe(format);
    expect(parseImageHeader(format, file)).toEqual({ width, height, animated: false });
  });

  test.each([
    ['png', png(30000, 30000), 30000, 30000],
    ['png', png(2147483647, 2147483647), 2147483647, 2147483647],
    ['png', png(4294967295, 1), 4294967295, 1],
    ['png', png(0, 0), 0, 0],
    ['bmp', bytes('BM', new Uint8Array(12), bitmapHeader(65000, -65000)), 65000, 65000],
    ['bmp', bytes('BM', new Uint8Array(12), bitmapHeader(0, 0)), 0, 0],
    ['webp', encodeWebp(webpExtended(16777216, 16777216, 0)), 16777216, 16777216],
    ['ico', encodeIco(16, 16, png(30000, 30000)), 30000, 30000],
    ['ico', encodeIco(16, 16, bitmapHeader(30000, 60000)), 30000, 30000],
    ['avif', avif([32, 32], [65000, 65000]), 65000, 65000],
  ] as const)('tells how large a %s claims to be', (format, file, width, height) => {
    expect(parseImageHeader(format, file)).toMatchObject({ width, height });
  });

  it('believes a GIF whose first frame is larger than its screen', () => {
    const file = gif(1);
    file.set(le16(60000), file.indexOf(0x2c) + 5);
    expect(parseImageHeader('gif', file)).toMatchObject({ width: 60000, height: 10 });
  });

  test.each([
    ['png', png(8, 8, [pngChunk('acTL', [...be32(3), ...be32(0)])]), true],
    ['png', png(8, 8, [pngChunk('acTL', [...be32(1), ...be32(0)])]), false],
    ['gif', gif(2), true],
    ['gif', gif(3, true), true],
    ['gif', gif(1, true), false],
    ['gif', gif(2).subarray(0, -60), true],
    ['gif', gif(2, true).subarray(0, 60), true],
    ['gif', gif(2).subarray(0, 60), false],
    ['webp', animateWebp(8, 8, [encodeWebp(webpChunk('VP8L', bytes([0x2f, 0])))]), true],
    ['avif', bytes(isoBox('ftyp', bytes('avis', be32(0))), avif([8, 8]).subarray(16)), true],
  ] as const)('sees whether a %s moves', (format, file, animated) => {
    expect(parseImageHeader(format, file)).toMatchObject({ animated });
  });

  test.each([
    [
      'a PNG without a header',
      'png',
      bytes('\x89PNG\r\n\x1a\n', pngChunk('IDAT', [1, 2, 3, 4, 5])),
    ],
    ['a JPEG that goes on with the picture', 'jpeg', bytes([0xff, 0xd8], segment(0xda, [0, 0]))],
    ['a JPEG that ends at once', 'jpeg', bytes([0xff, 0xd8, 0xff, 0xd9])],
    ['a JPEG of noise', 'jpeg', bytes([0xff, 0xd8, 0x00, 0x11])],
    ['a JPEG whose profile fills the bytes', 'jpeg', bytes([0xff, 0xd8, 0xff, 0xe2, 0xff, 0xff])],
    ['a WebP of an unknown kind', 'webp', encodeWebp(webpChunk('VP9 ', new Uint8Array(30)))],
    ['an AVIF without a size', 'avif', avif()],
    [
      'boxes that hold themselves',
      'avif',
      bytes(...new Array<Uint8Array>(500).fill(bytes(be32(1e9), 'meta'))),
    ],
  ] as const)('finds no size in %s', (_, format, file) => {
    expect(parseImageHeader(format, file)).toBeNull();
  });

  test.each(['png', 'jpeg', 'gif', 'webp', 'bmp', 'ico', 'avif'] as const)(
    'finds no size in a %s that is cut, and does not throw',
    (format) => {
      const files = { png: png(9, 9), jpeg, gif: gif(1), avif: avif([9, 9]) };
      const others = {
        webp: encodeWebp(webpExtended(9, 9, 0)),
        bmp: encodeBmp(paintCorners(9, 9)),
        ico: encodeIco(9, 9, png(9, 9)),
      };
      const file = { ...files, ...others }[format];
      for (let length = 0; length <= file.length; length++) {
        const header = parseImageHeader(format, file.subarray(0, length));
        if (length < 10) expect(header).toBeNull();
      }
    },
  );

  test.each(['png', 'jpeg', 'gif', 'webp', 'avif'] as const)(
    'agrees with another decoder about a real %s',
    async (format) => {
      const picture = sharp({ create: { width: 57, height: 33, channels: 3, background: 'teal' } });
      const file = new Uint8Array(await picture.toFormat(format).toBuffer());
      expect(sniffFormat(file)).toBe(format);
      expect(parseImageHeader(format, file)).toEqual({ width: 57, height: 33, animated: false });
    },
  );

  it('names a real TIFF', async () => {
    const picture = sharp({ create: { width: 9, height: 9, channels: 3, background: 'teal' } });
    expect(sniffFormat(new Uint8Array(await picture.tiff().toBuffer()))).toBe('tiff');
  });
});
