import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { createLaunchOptions } from '../../scripts/browser.mjs';
import { choose, expectDone, findRows, givePng, paintPicture } from './batch-page.ts';
import { CLASSIFIERS, expectScores, findCard, openJudged, readScores } from './classify-page.ts';
import { expect, test } from './site-test.ts';

const findNetwork = (page: Page) => findCard(page, 'Convolutional network');

/** Puts the network on WebGL, and waits for its answer from there. */
async function chooseWebgl(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'WebGL', exact: true }).check({ force: true });
  await expect(findNetwork(page).getByText(/ms on GPU \(WebGL\)/)).toBeVisible();
}

/** Returns what loses the WebGL context that the page's worker made last. */
async function watchContexts(page: Page): Promise<() => Promise<void>> {
  const [worker] = page.workers();
  await worker!.evaluate(() => {
    const getContext: unknown = Reflect.get(OffscreenCanvas.prototype, 'getContext');
    Reflect.set(
      OffscreenCanvas.prototype,
      'getContext',
      function (this: OffscreenCanvas, ...asked: unknown[]) {
        const context: unknown = Reflect.apply(getContext as () => unknown, this, asked);
        if (context instanceof WebGL2RenderingContext) Reflect.set(globalThis, 'context', context);
        return context;
      },
    );
  });
  return () =>
    worker!.evaluate(() => {
      const context = Reflect.get(globalThis, 'context') as WebGL2RenderingContext;
      context.getExtension('WEBGL_lose_context')!.loseContext();
    });
}

/** Opens a picture of which the network is unsure: its scores change when it is blurred. */
async function openUnsure(page: Page): Promise<void> {
  await openJudged(page);
  const before = await readScores(findNetwork(page));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'two.png', mimeType: 'image/png', buffer: paintPicture(2) });
  await expect.poll(() => readScores(findNetwork(page))).not.toEqual(before);
}

/** Asks about another picture, and about the first one again. */
async function askAgain(page: Page): Promise<string[]> {
  const before = await readScores(findNetwork(page));
  await page.getByRole('button', { name: 'Blur' }).click();
  await expect.poll(() => readScores(findNetwork(page))).not.toEqual(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => readScores(findNetwork(page))).toEqual(before);
  await expectScores(findNetwork(page));
  return before;
}

async function saveScores(page: Page): Promise<number[]> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as JSON' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const { files } = JSON.parse(text) as {
    readonly files: readonly { readonly classifiers: readonly { readonly scores: object }[] }[];
  };
  return files.flatMap(({ classifiers }) =>
    classifiers.flatMap(({ scores }) => Object.values(scores) as number[]),
  );
}

test('a context that is lost while nobody asks: a line says so, and the answers are the same', async ({
  page,
}) => {
  await openUnsure(page);
  const loseContext = await watchContexts(page);
  await chooseWebgl(page);
  const before = await askAgain(page);
  await loseContext();
  await expect(
    page.getByRole('status').getByText('the graphics card went away, and this took over'),
  ).toBeVisible({ timeout: 5_000 });
  expect(await askAgain(page)).toEqual(before);
  await expect(findNetwork(page).getByText(/ms on GPU \(WebGL\)/)).toBeVisible();
});

test('a context that is lost in the middle of a batch: a line says so, and every file has its scores', async ({
  page,
}) => {
  await openJudged(page);
  const loseContext = await watchContexts(page);
  await chooseWebgl(page);
  await page.getByRole('link', { name: 'Batch' }).click();
  const files = Array.from({ length: 10 }, (_, at) => givePng(`${at}.png`, paintPicture(at)));
  await choose(page, files);
  await expect(findRows(page, 'Scored').first()).toBeVisible();
  await loseContext();
  await expect(
    page.getByRole('status').getByText('The graphics card went away: the network runs on GPU'),
  ).toBeVisible();
  await expectDone(page, 10);
  await expect(page.getByText('10 scored', { exact: true })).toBeVisible();
  const interrupted = await saveScores(page);
  await choose(page, files);
  await expectDone(page, 10);
  const undisturbed = await saveScores(page);
  expect(interrupted).toHaveLength(10 * 3 * 10);
  for (const [at, score] of interrupted.entries()) expect(score).toBeCloseTo(undisturbed[at]!, 4);
});

test('a GPU process that crashes three times is recovered twice, then the network runs without it', async ({
  playwright,
  baseURL,
}) => {
  // In a browser of its own: after the crashes it is not what other tests start from.
  const browser = await playwright.chromium.launch(createLaunchOptions());
  try {
    const page = await browser.newPage({ baseURL: baseURL!, serviceWorkers: 'block' });
    const devtools = await browser.newBrowserCDPSession();
    await openUnsure(page);
    await chooseWebgl(page);
    const before = await askAgain(page);
    const line = page.getByRole('status').filter({ hasText: 'the graphics card went away' });
    for (const where of ['GPU (WebGL)', 'GPU (WebGL)', 'WebAssembly']) {
      await devtools.send('Browser.crashGpuProcess').catch(() => undefined);
      expect(await askAgain(page)).toEqual(before);
      await expect(line).toContainText(`Runs on ${where}`);
      await expect(findNetwork(page).getByText(`ms on ${where}`)).toBeVisible();
    }
    for (const name of CLASSIFIERS) await expectScores(findCard(page, name));
  } finally {
    await browser.close();
  }
});
