import { describe, expect, it, test, vi } from 'vitest';
import { uploadLimits } from '../../src/data/upload/limits.ts';
import { readUpload } from '../../src/data/upload/read-upload.ts';
import { UnreadablePicture } from '../../src/data/upload/refusal.ts';
import { be32, bytes, le16, le32 } from '../fixtures/bytes.ts';
import { encodeWithCanvas } from '../fixtures/canvas.ts';
import { bitmapHeader, encodeBmp, encodeIco, isoBox } from '../fixtures/containers.ts';
import { encodeGif } from '../fixtures/gif.ts';
import { encodeJpeg } from '../fixtures/jpeg.ts';
import { paintCorners } from '../fixtures/picture.ts';
import { deflate, encodePng, joinPng } from '../fixtures/png.ts';

const never = new AbortController().signal;
const limits = uploadLimits(8);

async function refusalOf(file: Blob | Uint8Array<ArrayBuffer>, name: string, allowed = limits) {
  const blob = file instanceof Blob ? file : new Blob([file]);
  const outcome = await readUpload(blob, name, never, allowed).catch((error: unknown) => error);
  if (!(outcome instanceof UnreadablePicture)) {
    throw new Error(`${name} was not refused but gave ${JSON.stringify(outcome)}.`);
  }
  expect(outcome.message).toContain(name);
  expect(outcome.values.name).toBe(name);
  return outcome;
}

const pngOf = (width: number, height: number, data = new Uint8Array(9)) =>
  joinPng({ width, height }, data);
const jpegHeader = (width: number, height: number) => {
  const file = encodeJpeg({ across: 1, down: 1, components: 1 }, () => 9);
  const frame = file.findIndex((byte, at) => byte === 0xff && file[at + 1] === 0xc0);
  file.set([height >> 8, height & 255, width >> 8, width & 255], frame + 5);
  return file;
};

describe('not a whole picture', () => {
  test.each([
    ['empty.jpg', bytes(), 'empty', undefined],
    ['page.jpg', bytes('<!doctype html><title>Sign in</title>'), 'not-a-picture', 'web page'],
    ['notes.png', bytes('just words'), 'not-a-picture', 'plain text'],
    ['paper.jpg', bytes('%PDF-1.7\n%'), 'not-a-picture', 'PDF'],
    [
      'film.jpg',
      bytes(isoBox('ftyp', bytes('isom', be32(0), 'mp42'))),
      'not-a-picture',
      'MP4 video',
    ],
    ['.DS_Store', bytes([0, 0, 0, 1], 'Bud1', new Uint8Array(99)), 'not-a-picture', undefined],
    ['all.zip', bytes('PK\x03\x04', new Uint8Array(99)), 'not-a-picture', 'zip archive'],
    [
      'IMG_1.HEIC',
      bytes(isoBox('ftyp', bytes('heic', be32(0), 'mif1'))),
      'format-unsupported',
      'HEIC',
    ],
    ['scan.tif', bytes('II*\0', new Uint8Array(99)), 'format-unsupported', 'TIFF'],
    ['new.jxl', bytes([0xff, 0x0a], new Uint8Array(99)), 'format-unsupported', 'JPEG XL'],
    ['work.psd', bytes('8BPS', new Uint8Array(99)), 'format-unsupported', 'Photoshop'],
  ] as const)('%s', async (name, file, reason, format) => {
    const refusal = await refusalOf(file, name);
    expect(refusal.reason).toBe(reason);
    expect(refusal.values.format).toBe(format);
    if (format !== undefined) expect(refusal.message).toContain(format);
  });

  it('refuses a drawing, runs none of its scripts and fetches nothing', async () => {
    const drawing = bytes(
      '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">',
      '<script>globalThis.drawn = true</script><image href="/never-fetched.png" /></svg>',
    );
    const blob = new Blob([drawing], { type: 'image/svg+xml' });
    expect((await refusalOf(blob, 'logo.svg')).reason).toBe('drawing');
    expect('drawn' in globalThis).toBe(false);
    const fetched = performance.getEntriesByType('resource').map((entry) => entry.name);
    expect(fetched.filter((name) => name.includes('never-fetched'))).toEqual([]);
  });

  const noise = paintCorners(200, 150);
  noise.pixels.forEach((value, at) => (noise.pixels[at] = value ^ ((at * 2654435761) % 61)));
  const encoders = {
    jpeg: () => encodeWithCanvas(noise, 'image/jpeg'),
    png: () => encodeWithCanvas(noise, 'image/png'),
    webp: () => encodeWithCanvas(noise, 'image/webp'),
    gif: () =>
      encodeGif({ width: 60, height: 50, palette: new Array(4).fill([9, 99, 9]) }, [
        (x, y) => (x ^ y) & 3,
      ]),
    bmp: () => encodeBmp(noise),
  };
  const shares = [5, 25, 50, 75, 99];
  test.each(
    Object.keys(encoders).flatMap((format) => shares.map((share) => [format, share] as const)),
  )('a %s cut at %i %%', async (format, share) => {
    const file = await encoders[format as keyof typeof encoders]();
    const refusal = await refusalOf(file.slice(0, (file.length * share) / 100), `cut.${format}`);
    expect(refusal.reason).toBe('damaged');
  });

  it('a JPEG without its last bytes', async () => {
    const file = await encoders.jpeg();
    expect((await refusalOf(file.slice(0, -40), 'tail.jpg')).reason).toBe('damaged');
  });

  it('a header and nothing behind it', async () => {
    expect((await refusalOf(pngOf(64, 64), 'hollow.png')).reason).toBe('damaged');
    expect((await refusalOf(bytes([0xff, 0xd8, 0xff, 0xd9]), 'none.jpg')).reason).toBe('damaged');
  });

  it('a file that can no longer be read', async () => {
    const gone = new Blob([pngOf(64, 64)]);
    gone.slice = () => {
      throw new DOMException('The file is gone.', 'NotFoundError');
    };
    expect((await refusalOf(gone, 'gone.png')).reason).toBe('unreadable');
  });
});

describe('size', () => {
  test.each([
    ['30000.png', pngOf(30000, 30000), 30000, 30000],
    ['65000.png', pngOf(65000, 65000), 65000, 65000],
    ['2147483647.png', pngOf(2147483647, 2147483647), 2147483647, 2147483647],
    ['65536.png', pngOf(65536, 600), 65536, 600],
    ['16384.png', pngOf(16384, 16384), 16384, 16384],
    ['20000.jpg', jpegHeader(20000, 14000), 20000, 14000],
    [
      '30000.gif',
      bytes('GIF89a', le16(30000), le16(30000), [0, 0, 0], new Uint8Array(60)),
      30000,
      30000,
    ],
    [
      '65000.bmp',
      bytes('BM', new Uint8Array(8), le32(54), bitmapHeader(65000, -65000)),
      65000,
      65000,
    ],
    ['30000.ico', encodeIco(16, 16, pngOf(30000, 30000)), 30000, 30000],
  ] as const)(
    '%s is refused by its header, and never decoded',
    async (name, file, width, height) => {
      const decode = vi.spyOn(globalThis, 'createImageBitmap');
      const refusal = await refusalOf(file, name);
      expect(refusal.reason).toBe('too-many-pixels');
      expect(refusal.values).toEqual({ name, width, height, limit: 120e6 });
      expect(decode).not.toHaveBeenCalled();
      decode.mockRestore();
    },
  );

  it('a bomb that is a whole PNG of 16384 x 16384 in some 30 kB', async () => {
    const row = new Uint8Array(16384 / 8 + 1);
    const rows = new Uint8Array(row.length * 16384);
    const bomb = joinPng(
      { width: 16384, height: 16384, bitDepth: 1, colourType: 0 },
      await deflate(rows),
    );
    expect(bomb.length).toBeLessThan(40_000);
    expect((await refusalOf(bomb, 'bomb.png')).reason).toBe('too-many-pixels');
  });

  it.each([
    [undefined, 120e6],
    [8, 120e6],
    [4, 50e6],
    [0.5, 50e6],
  ])('with %s GB of memory the limit is %d pixels', (memory, pixels) => {
    expect(uploadLimits(memory).pixels).toBe(pixels);
  });

  test.each([
    [0, 0, 'too-small', 8],
    [1, 1, 'too-small', 8],
    [2, 3, 'too-small', 8],
    [1, 10000, 'too-small', 8],
    [9000, 1, 'too-small', 8],
    [7, 4000, 'too-small', 8],
    [8, 1025, 'too-narrow', 128],
    [9000, 70, 'too-narrow', 128],
  ] as const)('%i x %i is %s', async (width, height, reason, limit) => {
    const refusal = await refusalOf(pngOf(width, height), 'odd.png');
    expect(refusal.reason).toBe(reason);
    expect(refusal.values).toEqual({ name: 'odd.png', width, height, limit });
  });

  test.each([
    [8, 8],
    [8, 1024],
    [1024, 8],
    [9, 13],
  ])('%i x %i is read', async (width, height) => {
    const file = await encodePng({ width, height, colourType: 0 }, () => 77);
    const upload = await readUpload(new Blob([file]), 'small.png', never, limits);
    expect(upload).toMatchObject({ width, height, image: { width, height } });
    expect(new Set(upload.image.pixels)).toEqual(new Set([77]));
  });

  it('too large a file is not even opened', async () => {
    const file = new Blob([new Uint8Array(1000)]);
    file.slice = () => {
      throw new Error('This file was opened.');
    };
    const refusal = await refusalOf(file, 'huge.jpg', { ...limits, bytes: 999 });
    expect(refusal.reason).toBe('too-many-bytes');
    expect(refusal.values).toEqual({ name: 'huge.jpg', limit: 999 });
  });
});

describe('time', () => {
  const photo = encodeWithCanvas(paintCorners(2000, 1500), 'image/png');

  it('refuses what is not decoded in time, and reads the next file', async () => {
    const file = await photo;
    const refusal = await refusalOf(file, 'slow.png', { ...limits, milliseconds: 0 });
    expect(refusal.reason).toBe('slow');
    const upload = await readUpload(new Blob([file]), 'again.png', never, limits);
    expect(upload.image).toMatchObject({ width: 1024, height: 768 });
  });

  it('an abort rejects with an AbortError, before and in the middle', async () => {
    const blob = new Blob([await photo]);
    await expect(readUpload(blob, 'a.png', AbortSignal.abort(), limits)).rejects.toMatchObject({
      name: 'AbortError',
    });
    const controller = new AbortController();
    const reading = readUpload(blob, 'b.png', controller.signal, limits);
    controller.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('reads many at once, the broken among them refused', async () => {
    const good = new Blob([await photo]);
    const bad = good.slice(0, good.size / 2);
    const files = Array.from({ length: 12 }, (_, at) => (at % 4 === 3 ? bad : good));
    const outcomes = await Promise.allSettled(
      files.map((file, at) => readUpload(file, `photo ${at}.png`, never, limits)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(
      files.map((file) => (file === bad ? 'rejected' : 'fulfilled')),
    );
  });
});
