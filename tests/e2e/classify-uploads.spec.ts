import { readFile, truncate, writeFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { encodeGif } from '../fixtures/gif.ts';
import { joinPng } from '../fixtures/png.ts';
import { expectDone, findRows } from './batch-page.ts';
import {
  CLASSIFIERS,
  encodePngHead,
  expectScores,
  findCard,
  openJudged,
  readScores,
  TWO_HALVES,
} from './classify-page.ts';
import { expect, test } from './site-test.ts';

async function upload(page: Page, name: string, buffer: Buffer, mimeType = 'image/png') {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
}

test('Back and Forward go between a photo and the test picture before it, until a reload forgets it', async ({
  page,
}) => {
  await openJudged(page);
  const sample = page.getByRole('img', { name: /^Test picture/ });
  const before = (await sample.getAttribute('aria-label'))!;
  const photo = page.getByText('halves.png', { exact: true });
  const word = page.getByRole('alert').filter({ hasText: /^halves\.png is no longer in memory/ });
  await upload(page, 'halves.png', TWO_HALVES);
  await expect(photo).toBeVisible();
  const judged = await readScores(findCard(page, 'Linear classifier'));
  await page.goBack();
  await expect(sample).toHaveAttribute('aria-label', before);
  await page.goForward();
  await expect(photo).toBeVisible();
  await expect.poll(() => readScores(findCard(page, 'Linear classifier'))).toEqual(judged);
  await expect(word).toBeHidden();

  await page.goBack();
  await expect(sample).toBeVisible();
  await page.reload();
  await expect(sample).toHaveAttribute('aria-label', before);
  await page.goForward();
  await expect(word).toBeVisible();
  await expect(sample).toHaveAttribute('aria-label', before);
  await page.getByRole('button', { name: 'Random test picture' }).click();
  await expect(word).toBeHidden();
});

test('a long name is read whole on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/');
  const name = `IMG_20240715_${'x'.repeat(40)}_the.ferry-to_the-islands.png`;
  await upload(page, name, TWO_HALVES);
  const shown = page.getByText(name, { exact: true });
  await expect(shown).toBeInViewport({ ratio: 1 });
  const { x, width } = (await shown.boundingBox())!;
  expect(x + width).toBeLessThan(360);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('a picture is opened, judged, and the square that counts is moved by keys', async ({
  page,
}) => {
  await openJudged(page);
  const before = await readScores(findCard(page, 'Linear classifier'));
  await upload(page, 'halves.png', TWO_HALVES);
  await expect(page.getByText('halves.png')).toBeVisible();
  await expect(page.getByText('120 × 80 pixels')).toBeVisible();
  await expect(page.getByRole('img', { name: 'What the classifiers see' })).toBeVisible();
  const card = findCard(page, 'Linear classifier');
  await expect.poll(() => readScores(card)).not.toEqual(before);

  const centred = await readScores(card);
  await page.getByRole('button', { name: /Arrow keys move the square/ }).focus();
  for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => readScores(card)).not.toEqual(centred);
  const moved = await readScores(card);
  for (let press = 0; press < 6; press++) await page.keyboard.press('-');
  await expect.poll(() => readScores(card)).not.toEqual(moved);
});

for (const [name, content, sentence] of [
  ['words.jpg', Buffer.from('This is only text.'), /words\.jpg is not a picture/],
  ['nothing.png', Buffer.alloc(0), /nothing\.png is empty/],
  ['cut.png', TWO_HALVES.subarray(0, 150), /cut\.png is damaged or cut short/],
  [
    'huge.png',
    encodePngHead(30_000, 30_000),
    /huge\.png .*30000 × 30000|huge\.png .*30,000 × 30,000/,
  ],
] as const) {
  test(`${name} is refused in a sentence, and the last good result stays`, async ({ page }) => {
    await openJudged(page);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const before = await Promise.all(CLASSIFIERS.map((card) => readScores(findCard(page, card))));
    await upload(page, name, Buffer.from(content));
    const alert = page.getByRole('alert').filter({ hasText: sentence });
    await expect(alert).toBeInViewport({ ratio: 1 });
    for (const [index, card] of CLASSIFIERS.entries()) {
      expect(await readScores(findCard(page, card))).toEqual(before[index]);
    }
    await page.getByRole('button', { name: 'Close this message' }).click();
    await expect(page.getByText(sentence)).toHaveCount(0);
  });
}

/** What a drop or a paste carries: pictures, or text of a type. */
type Sent = { readonly pictures: number[][] } | { readonly type: string; readonly text: string };

async function send(page: Page, kind: 'drop' | 'paste', sent: Sent): Promise<void> {
  await page.evaluate(
    ([type, content]) => {
      const transfer = new DataTransfer();
      if ('text' in content) transfer.setData(content.type, content.text);
      else {
        for (const [at, bytes] of content.pictures.entries()) {
          transfer.items.add(
            new File([Uint8Array.from(bytes)], at === 0 ? 'sent.png' : 'next.png'),
          );
        }
      }
      const event =
        type === 'drop'
          ? new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true });
      document.body.dispatchEvent(event);
    },
    [kind, sent] as const,
  );
}

for (const kind of ['drop', 'paste'] as const) {
  test(`a picture is judged after a ${kind}`, async ({ page }) => {
    await openJudged(page);
    await send(page, kind, { pictures: [[...TWO_HALVES]] });
    await expect(page.getByText('sent.png')).toBeVisible();
    for (const card of CLASSIFIERS) await expectScores(findCard(page, card));
  });
}

test('two pasted pictures become a batch', async ({ page }) => {
  await openJudged(page);
  await send(page, 'paste', { pictures: [[...TWO_HALVES], [...TWO_HALVES]] });
  await expectDone(page, 2);
  await expect(findRows(page, 'next.png')).toContainText('Scored');
});

for (const [type, text] of [
  ['text/plain', 'https://example.com/a.png'],
  ['text/html', '<p>Look: <img src="https://example.com/a.png" onerror="alert(1)"></p>'],
] as const) {
  test(`pasted ${type} gets a hint, and nothing is fetched from an address in it`, async ({
    page,
  }) => {
    await openJudged(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await send(page, 'paste', { type, text });
    await expect(
      page.getByRole('alert').filter({ hasText: 'That was text, not a picture.' }),
    ).toBeVisible();
    expect(asked).toEqual([]);
  });
}

test('files of 200 MB and 2 GB are refused by their size, unread', async ({ page }, info) => {
  await openJudged(page);
  await page.evaluate(() => {
    const refuse = () => {
      throw new Error('This file was opened.');
    };
    for (const way of ['slice', 'arrayBuffer', 'bytes', 'stream', 'text']) {
      Reflect.set(Blob.prototype, way, refuse);
    }
    Reflect.set(window, 'createImageBitmap', refuse);
  });
  for (const [name, bytes] of [
    ['film.jpg', 200e6],
    ['backup.png', 2e9],
  ] as const) {
    // A file with a size and nothing on the disk.
    await writeFile(info.outputPath(name), '');
    await truncate(info.outputPath(name), bytes);
    await page.locator('input[type=file]').setInputFiles(info.outputPath(name));
    await expect(page.getByRole('alert').filter({ hasText: name })).toContainText('100 MB');
  }
  for (const card of CLASSIFIERS) await expectScores(findCard(page, card));
});

test('gigantic pictures are refused with less than 50 MB of memory', async ({ page, browser }) => {
  test.skip(process.platform !== 'linux', 'Only Linux tells the most that a process has held.');
  await openJudged(page);
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  // A kernel that lets us counts the most anew from here on.
  for (const id of renderers) await writeFile(`/proc/${id}/clear_refs`, '5').catch(() => undefined);
  const readMemory = () => Promise.all(renderers.map(readMostMemory));
  const before = await readMemory();
  const rows = deflateSync(new Uint8Array((16_384 / 8 + 1) * 16_384));
  const bomb = { width: 16_384, height: 16_384, bitDepth: 1, colourType: 0 } as const;
  for (const [name, picture] of [
    ['30000.png', encodePngHead(30_000, 30_000)],
    ['65000.png', encodePngHead(65_000, 65_000)],
    ['2147483647.png', encodePngHead(2_147_483_647, 2_147_483_647)],
    ['bomb.png', Buffer.from(joinPng(bomb, new Uint8Array(rows)))],
  ] as const) {
    await upload(page, name, picture);
    await expect(page.getByRole('alert').filter({ hasText: name })).toContainText('megapixels');
  }
  const after = await readMemory();
  expect(after.length).toBeGreaterThan(0);
  for (const [at, most] of after.entries()) expect(most - before[at]!).toBeLessThan(50e6);
});

/** The most bytes of memory that a process has held so far. */
async function readMostMemory(id: number): Promise<number> {
  const status = await readFile(`/proc/${id}/status`, 'utf8');
  return Number(/VmHWM:\s*(\d+) kB/.exec(status)![1]) * 1024;
}

test('of an animated picture the first frame counts, and the page says so', async ({ page }) => {
  await openJudged(page);
  const palette = [20, 230, 0, 0].map((grey) => [grey, grey, grey]);
  const film = encodeGif({ width: 8, height: 8, palette, loops: true }, [() => 0, () => 1]);
  await upload(page, 'film.gif', Buffer.from(film), 'image/gif');
  await expect(page.getByText('film.gif')).toBeVisible();
  await expect(page.getByText(/first frame/)).toBeVisible();
});

test('without a camera the page says so', async ({ page }) => {
  await openJudged(page);
  await page.getByRole('button', { name: 'Camera', exact: true }).click();
  const live = page.getByRole('region', { name: 'Live camera' });
  await expect(live.getByRole('alert')).toHaveText(/camera/i);
  await page.keyboard.press('Escape');
  await expect(live).toHaveCount(0);
});
