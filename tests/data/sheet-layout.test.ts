import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cutSheet, layOutSheet, sheetSize } from '../../src/data/sheet-layout.ts';

/** Pictures of which each byte tells where it belongs. */
const drawPictures = (count: number) =>
  Uint8Array.from({ length: count * 3072 }, (_, index) => (index * 31 + (index >> 8)) % 251);

describe('a sheet', () => {
  it.each([
    [1, { width: 1280, height: 32 }],
    [40, { width: 1280, height: 32 }],
    [41, { width: 1280, height: 64 }],
    [1000, { width: 1280, height: 800 }],
  ])('of %i pictures has the size %o', (count, size) => {
    expect(sheetSize(count)).toEqual(size);
  });

  it('has picture 41 one to the right in the second row', () => {
    const pictures = new Uint8Array(42 * 3072);
    pictures.set([1, 2, 3], 41 * 3072);
    const sheet = layOutSheet(pictures);
    expect([...sheet.subarray((32 * 1280 + 32) * 3, (32 * 1280 + 33) * 3)]).toEqual([1, 2, 3]);
  });

  test('is cut into the pictures it was made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), (count) => {
        const pictures = drawPictures(count);
        expect(Buffer.compare(cutSheet(layOutSheet(pictures), 3, count), pictures)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it('is cut without its fourth channel', () => {
    const pictures = drawPictures(3);
    const sheet = layOutSheet(pictures);
    const opaque = new Uint8Array((sheet.length / 3) * 4).fill(255);
    sheet.forEach((value, index) => (opaque[Math.floor(index / 3) * 4 + (index % 3)] = value));
    expect(Buffer.compare(cutSheet(opaque, 4, 3), pictures)).toBe(0);
  });

  it.each([0, 41, 80])('of 40 pictures is not cut into %i', (count) => {
    expect(() => cutSheet(layOutSheet(drawPictures(40)), 3, count)).toThrow(
      `A sheet of ${count} pictures has 1280 x`,
    );
  });
});
