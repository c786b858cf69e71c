import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { BROKEN, THIRTY } from './batch-files.ts';
import {
  choose,
  expectDone,
  expectKept,
  findRows,
  givePng,
  openBatch,
  paintPicture,
} from './batch-page.ts';
import { expect, test } from './site-test.ts';

async function saveAs(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await download).path(), 'utf8');
}

test('the rows are saved as CSV and JSON, formulas disarmed', async ({ page }) => {
  await openBatch(page);
  await choose(page, [
    givePng('=1+1.png', paintPicture(1)),
    givePng('a, "b".png', paintPicture(2)),
    BROKEN[0]!,
  ]);
  await expectDone(page, 3);
  const csv = await saveAs(page, 'Save as CSV');
  const [head, formula, quoted, cut] = csv.split('\r\n');
  expect(head).toMatch(/^file,state,reason,true class,references,nearest-neighbour answer,/);
  expect(formula).toMatch(/^"'=1\+1\.png",scored,,,1000,\w+(,[\d.e-]+){10},/);
  expect(quoted).toMatch(/^"a, ""b""\.png",scored,/);
  expect(cut).toMatch(/^cut\.png,refused,cut\.png is damaged/);
  const json = JSON.parse(await saveAs(page, 'Save as JSON')) as {
    readonly files: readonly { readonly file: string; readonly classifiers: unknown[] }[];
  };
  expect(json.files.map(({ file }) => file)).toEqual(['=1+1.png', 'a, "b".png', 'cut.png']);
  expect(json.files.map(({ classifiers }) => classifiers.length)).toEqual([3, 3, 0]);
});

test('the rows survive a reload, until they are forgotten', async ({ page }) => {
  await openBatch(page);
  await choose(page, [...THIRTY.slice(0, 4), ...BROKEN]);
  await expectDone(page, 7);
  const before = await findRows(page).allInnerTexts();
  await expectKept(page, 7);
  await page.reload();
  await expectDone(page, 7);
  expect(await findRows(page).allInnerTexts()).toEqual(before);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'Forget this batch' }).click();
  await expect(findRows(page)).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Choose pictures' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Choose pictures' })).toBeVisible();
  await expect(findRows(page)).toHaveCount(0);
});

test('without space to keep it a lasting line says so, and goes when there is some', async ({
  page,
  context,
  baseURL,
}) => {
  await openBatch(page);
  const devtools = await context.newCDPSession(page);
  const origin = new URL(baseURL!).origin;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await choose(page, THIRTY.slice(0, 5));
  await expectDone(page, 5);
  const line = page.getByRole('alert').filter({ hasText: 'does not let the page keep the batch' });
  await expect(line).toBeVisible();
  await expect(page.getByText('5 scored', { exact: true })).toBeVisible();
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await expect(line).toHaveCount(0, { timeout: 20_000 });
  await page.reload();
  await expectDone(page, 5);
});

test('with storage blocked the page works, says so, and keeps nothing', async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('Storage is blocked.', 'SecurityError');
    };
  });
  await openBatch(page);
  await choose(page, THIRTY.slice(0, 3));
  await expectDone(page, 3);
  await expect(
    page.getByRole('alert').filter({ hasText: 'does not let the page keep the batch' }),
  ).toBeVisible();
});

test('columns are sorted by keys, both ways', async ({ page }) => {
  await openBatch(page);
  await choose(page, [BROKEN[0]!, ...THIRTY.slice(0, 11)]);
  await expectDone(page, 12);
  await page.getByRole('button', { name: 'Choose pictures' }).focus();
  for (const name of ['Choose a folder', 'Take test pictures']) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name, exact: true })).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'All (12)' })).toBeFocused();
  for (const name of ['Save as CSV', 'Save as JSON', 'Forget this batch', 'File']) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name, exact: true })).toBeFocused();
  }
  const header = page.getByRole('columnheader', { name: 'File' });
  await page.keyboard.press('Enter');
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect(findRows(page).first()).toContainText('cut.png');
  await expect(findRows(page).last()).toContainText('photo 10.png');
  await page.keyboard.press('Enter');
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(findRows(page).first()).toContainText('photo 10.png');
  await page.getByRole('button', { name: 'Convolutional network' }).click();
  await expect(findRows(page).last()).toContainText('cut.png');
});
