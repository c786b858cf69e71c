import type { Page } from '@playwright/test';
import { findSerious } from './axe.ts';
import { findReading, findSlider, openLab } from './lab-page.ts';
import { expect, test } from './site-test.ts';

const START = 'Recompute it here, live';

/** The cards of the classifiers that answer the pictures as the site published it. */
const findVerdicts = (page: Page) =>
  page.getByRole('listitem').filter({ hasText: '200 of 200 answers as published with this site' });

/** Whether the browser would ask before the tab closes. */
const asksBeforeClosing = (page: Page) =>
  page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));

test('the test set is recomputed, goes on after what stopped it and behind another page, and can be shown', async ({
  page,
}) => {
  let isCutOff = true;
  await page.route('**/sheets/test-00.webp', (route) =>
    isCutOff ? route.abort() : route.continue(),
  );
  await openLab(page, '&panel=recompute');
  await expect(page.getByText(/^Up to 36\.\d MB of pictures to fetch; then about/)).toBeVisible();
  await page.getByRole('radio', { name: 'first 200' }).check();
  await page.getByRole('button', { name: START }).click();
  await expect(page.getByText(/test-00\.webp could not be loaded/)).toBeVisible();
  expect(await asksBeforeClosing(page)).toBe(false);

  isCutOff = false;
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('tab', { name: /live: \d+ %$/ })).toBeVisible();
  expect(await asksBeforeClosing(page)).toBe(true);
  await expect(findVerdicts(page).first()).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  const goOn = page.getByRole('button', { name: 'Go on' });
  await expect(goOn).toBeVisible();
  await expect(page.getByRole('radio', { name: 'as recomputed here' })).toHaveCount(0);

  await goOn.click();
  const before = await findReading(page, 'Linear classifier').innerText();
  await findSlider(page, 'Linear classifier').press('PageDown');
  await expect(findReading(page, 'Linear classifier')).not.toHaveText(before);
  await page.getByRole('link', { name: 'Batch' }).click();
  await expect(page.getByRole('button', { name: 'Choose pictures' })).toBeVisible();
  await page.getByRole('link', { name: 'Thresholds' }).click();
  await expect(findVerdicts(page)).toHaveCount(3, { timeout: 60_000 });
  expect(await asksBeforeClosing(page)).toBe(false);
  expect(await findSerious(page, 'main')).toEqual([]);

  await page.getByRole('radio', { name: 'as recomputed here' }).check();
  const readings = page.getByRole('region', { name: /on the test pictures recomputed here/ });
  await expect(readings).toContainText(/of 20\b/);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: /JSON$/ }).click();
  expect((await saving).suggestedFilename()).toMatch(/as-recomputed.*\.json$/);

  await expect(page.getByText(/^The scores of 200 test pictures.* are kept/)).toBeVisible();
  await expect(page.getByText(/^The whole run over 200 .* loading included/)).toBeVisible();
  await page.reload();
  await expect(readings).toContainText(/of 20\b/);
  await expect(findVerdicts(page)).toHaveCount(3);
  await expect(findVerdicts(page).first()).toContainText(/References loaded in .* s\./);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'Forget these scores' }).click();
  await expect(page.getByRole('region', { name: /on CIFAR-10’s test set/ })).toBeVisible();
  await expect(page.getByRole('button', { name: START })).toBeFocused();
  await page.reload();
  await expect(page.getByText(/then about .* of computing/)).toBeVisible();
  await expect(findVerdicts(page)).toHaveCount(0);
});

test('a run that goes on behind another page says so beside the lab’s name', async ({ page }) => {
  // No picture comes: the run lasts as long as the test looks.
  await page.route('**/sheets/test-*', () => undefined);
  await openLab(page, '&panel=recompute');
  await page.getByRole('button', { name: START }).click();
  await expect(page.getByText(/^Still about .*, a first guess/)).toBeVisible();
  await page.getByRole('link', { name: 'Batch' }).click();
  const link = page.getByRole('link', { name: /^Thresholds recomputing, 0 % \(times shown/ });
  await expect(link).toBeVisible();
  await link.click();
  await expect(page.getByRole('link', { name: 'Thresholds', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'Batch' }).click();
  await expect(page.getByRole('link', { name: 'Thresholds', exact: true })).toBeVisible();
});

test('a link to recomputed scores falls back to the published ones, and says so', async ({
  page,
}) => {
  await openLab(page, '&set=recomputed');
  await expect(page.getByText('Scores recomputed here are asked for')).toBeVisible();
  await expect(page.getByRole('region', { name: /on CIFAR-10’s test set/ })).toBeVisible();
});
