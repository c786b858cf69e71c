import { expect, test } from 'vitest';
import { encodeBmp } from '../../src/data/batch/encode-bmp.ts';
import { parseImageHeader } from '../../src/data/upload/image-header.ts';
import { sniffFormat } from '../../src/data/upload/format.ts';
import { encodeBmp as encodeFixture } from '../fixtures/containers.ts';
import { paintCorners } from '../fixtures/picture.ts';

test.each([
  [32, 32],
  [9, 5],
  [1, 2],
])('a picture of %i x %i becomes a BMP of that size', async (width, height) => {
  const image = paintCorners(width, height);
  const file = new Uint8Array(await encodeBmp(image).arrayBuffer());
  expect(sniffFormat(file)).toBe('bmp');
  expect(parseImageHeader('bmp', file)).toMatchObject({ width, height });
  const expected = encodeFixture(image);
  expect([...file.subarray(54)]).toEqual([...expected.subarray(54)]);
});
