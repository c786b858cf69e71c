import type { Page } from '@playwright/test';
import { encodeZip } from '../fixtures/zip.ts';
import { findSerious } from './axe.ts';
import {
  choose,
  dropFiles,
  expectDone,
  expectKept,
  findRows,
  openBatch,
  paintPicture,
} from './batch-page.ts';
import { CLASSIFIERS, expectScores, findCard } from './classify-page.ts';
import { expect, test } from './site-test.ts';

const FOLDERS = ['ship', 'frog', 'holiday'] as const;
const FILES = Array.from({ length: 40 }, (_, at) => ({
  name: `${FOLDERS[at % 3]}/${at}.png`,
  content: paintPicture(at + 1),
}));

const findAccount = (page: Page) => page.getByRole('region', { name: 'From the batch' });
const goBackBy = {
  button: (page: Page) => page.getByRole('button', { name: 'Back to the batch' }).click(),
  browser: (page: Page) => page.goBack(),
  link: (page: Page) => page.getByRole('link', { name: 'Batch', exact: true }).click(),
};

test('a row opens in Classify with its explanations, and every way back leads to the same place', async ({
  page,
}) => {
  await openBatch(page);
  const buffer = encodeZip(FILES);
  await choose(page, [{ name: 'all.zip', mimeType: 'application/zip', buffer }]);
  await expectDone(page, FILES.length);
  await page.getByRole('button', { name: 'File', exact: true }).click();

  const opener = findRows(page, '30.png').getByRole('button', { name: 'Open 30.png in Classify' });
  // As the page stands when it is left: rows that come into sight may still move it before.
  await opener.evaluate((button) =>
    button.addEventListener('click', () => Reflect.set(window, 'left', scrollY), true),
  );
  await opener.click();

  const account = findAccount(page);
  await expect(account.getByText('ship/30.png')).toBeVisible();
  await expect(account.getByText('Its folder says ship.')).toBeVisible();
  await expect(account.getByText(/keeps the 32 × 32 pixels that were judged/)).toBeVisible();
  await expect(account.getByText(/wrong|right/)).toHaveCount(3);
  await expect(account.getByRole('heading', { level: 2 })).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  for (const name of CLASSIFIERS) {
    await expectScores(findCard(page, name));
    await expect(findCard(page, name).getByText(', the true class')).toHaveCount(1);
  }
  await expect(findCard(page, 'Linear classifier').getByText('wrong')).toBeVisible();
  await page.getByRole('button', { name: /^Why\? See what the linear/ }).click();
  await expect(page.getByRole('tab', { name: 'Linear classifier' })).toBeFocused();
  expect(await findSerious(page, 'main')).toEqual([]);

  for (const goBack of [goBackBy.button, goBackBy.browser, goBackBy.link]) {
    const left = await page.evaluate(() => Number(Reflect.get(window, 'left')));
    expect(left).toBeGreaterThan(500);
    await goBack(page);
    await expect(opener).toBeFocused();
    await expect(account).toHaveCount(0);
    expect(await page.evaluate(() => scrollY)).toBe(left);
    await opener.press('Enter');
    await expect(account.getByText('ship/30.png')).toBeVisible();
  }

  await expectKept(page, FILES.length);
  await page.reload();
  await expect(account.getByText('The picture at hand is none of the batch.')).toBeVisible();
  await expect(page.getByText(/^30\.png is no longer in memory/)).toBeVisible();
  await goBackBy.button(page);
  await expect(findRows(page)).toHaveCount(FILES.length);
});

test('what is dropped on Classify is not for the batch that waits, and a new batch begins at its top', async ({
  page,
}) => {
  await openBatch(page);
  await page.getByRole('button', { name: 'Take test pictures' }).click();
  await expectDone(page, 60);
  const opener = page.getByRole('button', { name: 'Open test picture 40.bmp in Classify' });
  await opener.click();
  const account = findAccount(page);
  await expect(account.getByText(/test picture 40\.bmp$/)).toBeVisible();

  const dropped = [1, 2].map((seed) => ({ name: `${seed}.png`, bytes: [...paintPicture(seed)] }));
  await dropFiles(page, dropped.slice(0, 1));
  await expect(page.getByText('1.png')).toBeVisible();
  await expect(account.getByText('The picture at hand is none of the batch.')).toBeVisible();

  await dropFiles(page, dropped);
  await expectDone(page, 2);
  await expect(findRows(page)).toHaveCount(2);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expect(findRows(page).getByRole('button').first()).not.toBeFocused();
});
