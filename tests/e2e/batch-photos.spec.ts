import sharp from 'sharp';
import type { GivenFile } from './batch-page.ts';
import { choose, expectDone, findRows, openBatch } from './batch-page.ts';
import { expect, test } from './site-test.ts';

const giveJpeg = (name: string, buffer: Buffer): GivenFile => ({
  name,
  mimeType: 'image/jpeg',
  buffer,
});

/** A photo of so many pixels, which a JPEG keeps in little. */
async function takePhoto(width: number, height: number): Promise<Buffer> {
  const background = { r: 90, g: 140, b: 210 };
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

test('ten photos of 12 to 48 megapixels at once are all judged, two at a time, with progress, while the page answers', async ({
  page,
}) => {
  const [usual, large, largest] = await Promise.all([
    takePhoto(4000, 3000),
    takePhoto(6000, 4000),
    takePhoto(8000, 6000),
  ]);
  const photos = [largest, large, large, ...new Array<Buffer>(7).fill(usual)];
  await page.addInitScript(countDecodes);
  await openBatch(page);
  await choose(
    page,
    photos.map((photo, at) => giveJpeg(`photo ${at}.jpg`, photo)),
  );
  await expect(page.getByRole('progressbar', { name: 'Files done' })).toBeVisible();
  await page.getByRole('link', { name: 'Classify' }).click();
  await expect(page.getByRole('button', { name: 'Open a picture' })).toBeVisible();
  await page.getByRole('link', { name: 'Batch' }).click();
  await expectDone(page, 10);
  await expect(page.getByText('10 scored', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'decodes') as object)).toMatchObject({
    all: 10,
    most: 2,
    open: 0,
  });
});

/** Counts the photos that are decoded, and how many at a time; a bitmap counts until it is closed. */
function countDecodes(): void {
  const decodes = { all: 0, most: 0, open: 0 };
  Reflect.set(window, 'decodes', decodes);
  const decode = window.createImageBitmap.bind(window) as (from: Blob) => Promise<ImageBitmap>;
  Reflect.set(window, 'createImageBitmap', async (from: Blob) => {
    if (from.type !== 'image/jpeg') return decode(from);
    decodes.all++;
    decodes.most = Math.max(decodes.most, ++decodes.open);
    const bitmap = await decode(from);
    const close = bitmap.close.bind(bitmap);
    bitmap.close = () => {
      decodes.open--;
      close();
    };
    return bitmap;
  });
}

/** By what a picture is turned clockwise, and whether it is then mirrored, to be stored for EXIF 1 to 8. */
const TURNS = [
  [0, false],
  [0, true],
  [180, false],
  [180, true],
  [90, true],
  [270, false],
  [270, true],
  [90, false],
] as const;

test('a photo has the same answers in each of the eight directions it can be stored in', async ({
  page,
}) => {
  const upright = await sharp('dist/data/sheets/test-00.webp')
    .extract({ left: 0, top: 0, width: 32, height: 32 })
    .resize(256, 256)
    .png()
    .toBuffer();
  const photos = await Promise.all(
    TURNS.map(async ([angle, isMirrored], at) => {
      const turned = await sharp(upright).rotate(angle).png().toBuffer();
      const stored = sharp(turned).flop(isMirrored).jpeg({ quality: 98 });
      const file = stored.withMetadata({ orientation: at + 1 });
      return giveJpeg(`direction ${at + 1}.jpg`, await file.toBuffer());
    }),
  );
  await openBatch(page);
  await choose(page, photos);
  await expectDone(page, 8);
  const answersOf = async (name: string) => {
    const cells = findRows(page, name)
      .getByRole('cell')
      .filter({ hasText: /\d\.\d{3}/ });
    return (await cells.allInnerTexts()).map((text) => ({
      label: /[a-z]{3,}/.exec(text)![0],
      score: Number(/\d\.\d{3}/.exec(text)![0]),
    }));
  };
  const first = await answersOf('direction 1.jpg');
  expect(first).toHaveLength(3);
  for (let direction = 2; direction <= 8; direction++) {
    const answers = await answersOf(`direction ${direction}.jpg`);
    for (const [at, { label, score }] of answers.entries()) {
      expect(label).toBe(first[at]!.label);
      expect(Math.abs(score - first[at]!.score)).toBeLessThan(0.02);
    }
  }
});
