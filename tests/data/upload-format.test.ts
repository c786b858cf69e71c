import { describe, expect, it, test } from 'vitest';
import { sniffFormat } from '../../src/data/upload/format.ts';
import { bytes } from '../fixtures/bytes.ts';

const bmp = (header: number) => bytes('BM', new Uint8Array(12), [header, 0, 0, 0]);
const iso = (...brands: string[]) =>
  bytes(
    [0, 0, 0, 12 + 4 * brands.length],
    'ftyp',
    brands[0]!,
    [0, 0, 0, 0],
    brands.slice(1).join(''),
  );

describe('sniffFormat', () => {
  test.each([
    ['png', bytes('\x89PNG\r\n\x1a\n')],
    ['jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['jpeg', bytes([0xff, 0xd8, 0xff, 0xdb])],
    ['gif', bytes('GIF87a')],
    ['gif', bytes('GIF89a')],
    ['webp', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 ')],
    ['bmp', bmp(40)],
    ['bmp', bmp(12)],
    ['bmp', bmp(124)],
    ['ico', bytes([0, 0, 1, 0, 1, 0])],
    ['avif', iso('avif', 'mif1')],
    ['avif', iso('mif1', 'miaf', 'avif')],
    ['avif', iso('avis', 'msf1')],
  ])('opens %s', (format, head) => {
    expect(sniffFormat(head)).toBe(format);
  });

  test.each([
    ['heic', iso('heic', 'mif1')],
    ['heic', iso('heix')],
    ['heic', iso('mif1', 'heic')],
    ['heic', iso('hevc', 'msf1')],
    ['mp4', iso('isom', 'iso2', 'mp41')],
    ['mp4', iso('qt  ')],
    ['mp4', bytes([0, 0, 0, 8], 'ftyp')],
    ['tiff', bytes('II*\0')],
    ['tiff', bytes('MM\0*')],
    ['jpeg-xl', bytes([0xff, 0x0a])],
    ['jpeg-xl', bytes([0, 0, 0, 12], 'JXL \r\n\x87\n')],
    ['psd', bytes('8BPS\0\x01')],
    ['pdf', bytes('%PDF-1.7')],
    ['zip', bytes('PK\x03\x04')],
    ['zip', bytes('PK\x05\x06')],
    ['svg', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['svg', bytes('\xef\xbb\xbf <?xml version="1.0"?>\n<!-- ', 'long '.repeat(99), '-->\n<svg>')],
    ['svg', bytes('<svg onload="x()"><script>x()</script><body></body></svg>')],
    ['svg', bytes('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"><svg:svg>')],
    ['html', bytes('<!DOCTYPE html><title>Sign in</title>')],
    ['html', bytes('\n  <html><body><svg></svg>')],
    ['html', bytes('<script>alert(1)</script>')],
    ['text', bytes('name,label\r\ncat.png,cat')],
    ['text', bytes('BMW is a car, not a bitmap')],
    ['text', bytes('<p>a piece of a page')],
    ['text', new TextEncoder().encode('Übermäßig 猫')],
  ])('names %s', (format, head) => {
    expect(sniffFormat(head)).toBe(format);
  });

  test.each([
    ['nothing', bytes()],
    ['zeros', new Uint8Array(64)],
    ['the desktop of a Mac', bytes([0, 0, 0, 1], 'Bud1')],
    ['a resource fork', bytes([0, 5, 22, 7, 0, 2, 0, 0])],
    ['the thumbnails of Windows', bytes([0xd0, 0xcf, 0x11, 0xe0])],
    ['a cursor', bytes([0, 0, 2, 0, 1, 0])],
    ['sound in the container of WebP', bytes('RIFF', [1, 2, 3, 0], 'WAVEfmt ')],
    ['a cut signature', bytes('\x89PN')],
  ])('does not know %s', (_, head) => {
    expect(sniffFormat(head)).toBeNull();
  });

  it('looks for a drawing no further than its first 4,096 bytes', () => {
    expect(sniffFormat(bytes('<!--', ' '.repeat(5000), '--><svg>'))).toBe('text');
  });
});
