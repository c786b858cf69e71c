import { THIRTY } from './batch-files.ts';
import { choose, expectDone, findRows, givePng, openBatch, paintPicture } from './batch-page.ts';
import { CLASSIFIERS, findCard, openJudged, readScores, TWO_HALVES } from './classify-page.ts';
import { expect, test } from './site-test.ts';

const REASONS = [
  ['cut.png', 'cut.png is damaged or cut short'],
  ['words.jpg', 'words.jpg is not a picture (plain text)'],
  ['huge.png', 'more than 120 megapixels'],
] as const;

test('thirty files, three of them broken: n of N, 27 scored, 3 refused with reasons', async ({
  page,
}) => {
  await openBatch(page);
  await expect(page.getByText('Pictures never leave this machine.')).toBeVisible();
  await choose(page, THIRTY);
  await expect(page.getByText(/^\d+ of 30$/)).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Files done' })).toBeVisible();
  await expectDone(page, 30);
  await expect(page.getByText('27 scored', { exact: true })).toBeVisible();
  await expect(page.getByText('3 refused', { exact: true })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '27 scored, 3 refused' })).toHaveCount(1);
  await expect(findRows(page)).toHaveCount(30);
  for (const [name, reason] of REASONS) {
    await expect(findRows(page, name)).toContainText(reason);
  }
  const answers = findRows(page, 'photo 0.png')
    .getByRole('cell')
    .filter({ hasText: /0\.\d{3}/ });
  await expect(answers).toHaveCount(3);

  await page.getByRole('radio', { name: 'Refused (3)' }).check({ force: true });
  await expect(findRows(page)).toHaveCount(3);
  for (const [name, reason] of REASONS) {
    await expect(findRows(page, name)).toContainText(reason);
  }
});

test('a picture has the same scores in a batch as alone', async ({ page }) => {
  await openJudged(page);
  const read = () => Promise.all(CLASSIFIERS.map((card) => readScores(findCard(page, card))));
  const before = await read();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'halves.png', mimeType: 'image/png', buffer: TWO_HALVES });
  await expect
    .poll(async () => (await read()).every((own, at) => own.join() !== before[at]!.join()))
    .toBe(true);
  const scoreOf = (text: string) => Number(/\d\.\d{3}/.exec(text)![0]);
  const alone = (await read()).map((own) => Math.max(...own.map(scoreOf)));
  await page.getByRole('link', { name: 'Batch' }).click();
  await choose(page, [givePng('halves.png', TWO_HALVES)]);
  await expectDone(page, 1);
  const cells = findRows(page)
    .getByRole('cell')
    .filter({ hasText: /\d\.\d{3}/ });
  const together = (await cells.allInnerTexts()).map(scoreOf);
  expect(together).toHaveLength(3);
  for (const [at, score] of together.entries()) expect(score).toBeCloseTo(alone[at]!, 2);
});

test('only the newest of two batches counts', async ({ page }) => {
  await openBatch(page);
  await choose(page, THIRTY);
  await choose(page, [givePng('newest.png', paintPicture(5))]);
  await expectDone(page, 1);
  await expect(findRows(page)).toHaveCount(1);
  await expect(findRows(page, 'newest.png')).toContainText('Scored');
});

test('a batch goes on behind another page', async ({ page }) => {
  await openBatch(page);
  await choose(page, THIRTY);
  await page.getByRole('link', { name: 'Classify' }).click();
  await expect(page.getByRole('button', { name: 'Open a picture' })).toBeVisible();
  await page.getByRole('link', { name: 'Batch' }).click();
  await expectDone(page, 30);
  await expect(page.getByText('27 scored', { exact: true })).toBeVisible();
});

test('five hundred pictures with twenty broken: cancelled at once, then 480 scored and 20 refused, while the page answers', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openBatch(page);
  const files = Array.from({ length: 500 }, (_, at) =>
    at % 25 === 24
      ? givePng(`broken ${at}.png`, paintPicture(at % 40).subarray(0, 110))
      : givePng(`photo ${at}.png`, paintPicture(at % 40)),
  );
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await choose(page, files);
  await expect(findRows(page, 'Scored').first()).toBeVisible({ timeout: 60_000 });
  await cancel.press('Enter');
  await expect(cancel).toHaveCount(0);
  // The focus stays in its place, and does not fall back to the top of the page.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'All (500)' })).toBeFocused();
  await expect(page.getByText(/^\d+ not judged$/)).toBeVisible();
  await expect(page.getByText('500 of 500', { exact: true })).toBeVisible();
  const left = await findRows(page, 'Cancelled before its turn').count();
  expect(left).toBeGreaterThan(0);

  await choose(page, files);
  await expect(cancel).toBeVisible();
  await expect(page.getByText(/^\d+ of 500$/)).toBeVisible({ timeout: 60_000 });
  const longest = await page.evaluate(async () => {
    let most = 0;
    let before = performance.now();
    while (!document.body.innerText.includes('500 of 500')) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      most = Math.max(most, performance.now() - before - 50);
      before = performance.now();
    }
    return most;
  });
  await expectDone(page, 500);
  await expect(page.getByText('480 scored', { exact: true })).toBeVisible();
  await expect(page.getByText('20 refused', { exact: true })).toBeVisible();
  await expect(findRows(page)).toHaveCount(500);
  expect(longest).toBeLessThan(1_000);
});

test('a classifier whose weights do not come leaves the others their answers, and is asked again', async ({
  page,
}) => {
  const weights = /weights-.*\.bin/;
  await page.route(weights, (route) => route.abort());
  await openBatch(page);
  await choose(page, THIRTY.slice(0, 5));
  await expectDone(page, 5);
  const line = page.getByRole('alert').getByText('Convolutional network could not answer.');
  await expect(line).toBeVisible();
  await expect(findRows(page).first()).toContainText('no answer');
  await page.unroute(weights);
  await page.getByRole('button', { name: 'Ask again' }).first().click();
  await expect(line).toHaveCount(0);
  await expect(findRows(page).first()).not.toContainText('no answer');
});

test('test pictures make a labelled batch, and most of them are recognised', async ({ page }) => {
  await openBatch(page);
  await page.getByRole('button', { name: 'Take test pictures' }).click();
  await expectDone(page, 60);
  const accuracy = page.getByRole('region', { name: 'Right, as the folders say' });
  const network = accuracy.getByRole('listitem').filter({ hasText: 'Convolutional network' });
  const [, right] = /(\d+) of 60/.exec(await network.innerText()) ?? [];
  expect(Number(right)).toBeGreaterThan(50);

  const wrong = page.getByRole('radio', { name: /^Wrong \(\d+\)$/ });
  const [count] = /\d+/.exec(await wrong.locator('..').innerText()) ?? [];
  await wrong.check({ force: true });
  await expect(findRows(page)).toHaveCount(Number(count));
  expect(Number(count)).toBeGreaterThanOrEqual(60 - Number(right));
  expect(Number(count)).toBeLessThan(60);
  await page.getByRole('radio', { name: 'All (60)' }).check({ force: true });
  await expect(findRows(page)).toHaveCount(60);
});
