import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { PANELS } from '../../src/state/lab-settings.ts';
import { encodeZip } from '../fixtures/zip.ts';
import { findSerious } from './axe.ts';
import { choose, expectDone, expectKept, openBatch, paintPicture } from './batch-page.ts';
import { CLASSIFIERS, expectScores, findCard } from './classify-page.ts';
import { findReading, findSlider, openLab } from './lab-page.ts';
import { expect, test } from './site-test.ts';

/** Judges an archive and goes to the lab with it. */
async function openLabOn(page: Page, paths: readonly string[]): Promise<void> {
  await openBatch(page);
  const buffer = encodeZip(paths.map((name, seed) => ({ name, content: paintPicture(seed + 1) })));
  await choose(page, [{ name: 'all.zip', mimeType: 'application/zip', buffer }]);
  await expectDone(page, paths.length);
  await page.getByRole('button', { name: /in the threshold lab$/ }).click();
  await expect(findSlider(page, 'Linear classifier')).toBeVisible();
}

test('a labelled batch is judged in the lab: its counts follow the slider, and the test set is one click away', async ({
  page,
}) => {
  await openBatch(page);
  await page.getByRole('button', { name: 'Take test pictures' }).click();
  await expectDone(page, 60);
  await expectKept(page, 60);
  await expect(
    page.getByText(/^Nearest neighbour compared these pictures with 1,000 references/),
  ).toContainText('In the lab it judged the test pictures with 45,000 references (L1, 12 votes)');
  await page.getByRole('button', { name: 'Open these 60 in the threshold lab' }).click();
  const readings = page.getByRole('region', {
    name: /on your batch; nearest neighbour: 1,000 references \(L1, 5 votes\)$/,
  });
  await expect(readings).toBeVisible();
  await expect(findReading(page, 'Convolutional network')).toBeInViewport({ ratio: 1 });
  const reading = findReading(page, 'Linear classifier');
  const slider = findSlider(page, 'Linear classifier');
  await slider.press('Home');
  const everything = await reading.innerText();
  await slider.press('End');
  await expect(reading).not.toHaveText(everything);
  await expect(reading).toContainText(/0 of \d+\s/);
  for (let step = 0; step < 3; step++) await slider.press('ArrowLeft');
  const picture = page.getByRole('button', { name: /Open in Classify$/ }).first();
  await expect(picture.locator('canvas')).toBeVisible();

  await page.getByRole('tab', { name: 'Confusion matrix' }).click();
  await expect(page.getByText(/detector, your batch\. Rows are/)).toBeVisible();
  await page.getByRole('tab', { name: 'Costs' }).click();
  await page.getByRole('button', { name: 'Reveal on your batch' }).click();
  await expect(page.getByText('Your batch may be another kind')).toBeVisible();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: /CSV$/ }).click();
  const csv = await readFile(await (await saving).path(), 'utf8');
  expect(csv.split('\r\n')).toHaveLength(62);
  expect(csv).toMatch(/^file,true class,state,/);
  expect(csv).toContain('\r\nairplane/test picture 3.bmp,airplane,judged,');

  await page.reload();
  await expect(readings).toBeVisible();
  await page.getByRole('radio', { name: '10,000 test pictures' }).check();
  await expect(
    page.getByRole('region', { name: /^What each does on CIFAR-10’s test set/ }),
  ).toBeVisible();
  await page.getByRole('radio', { name: 'your batch: 60 labelled' }).check();
  await picture.click();
  await expect(page.getByText('32 × 32 pixels')).toBeVisible();
  for (const name of CLASSIFIERS) await expectScores(findCard(page, name));
  const account = page.getByRole('region', { name: 'In the lab: is this an airplane?' });
  await expect(account.getByText(/the threshold/)).toHaveCount(3);
  await account.getByRole('button', { name: 'Back to the lab' }).click();
  await expect(readings).toBeVisible();
});

for (const [what, paths, rule] of [
  ['one picture', ['frog/a.png'], 'Top-1 with abstention'],
  ['one class only', ['airplane/a.png', 'airplane/b.png', 'airplane/c.png'], 'Detector'],
] as const) {
  test(`a batch of ${what} has no blank figure`, async ({ page }) => {
    await openLabOn(page, paths);
    await page.getByRole('radio', { name: rule }).check();
    const slider = findSlider(page, 'Linear classifier');
    for (const panel of PANELS) {
      await page.getByRole('tab').nth(PANELS.indexOf(panel)).click();
      for (const key of ['Home', 'End', 'ArrowLeft']) {
        await slider.press(key);
        const text = await page.getByRole('main').innerText();
        expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
        const markup = await page.locator('main').innerHTML();
        expect(markup).not.toMatch(/="[^"]*\b(NaN|Infinity|undefined)\b[^"]*"/);
      }
    }
  });
}

test('a link to a batch that this browser does not keep falls back, and says so', async ({
  page,
}) => {
  await openLab(page, '&set=batch');
  await expect(page.getByText('A batch is asked for, and this browser keeps none')).toBeVisible();
  await expect(
    page.getByRole('region', { name: /^What each does on CIFAR-10’s test set/ }),
  ).toBeVisible();
});

test('axe finds nothing serious in the lab on a batch, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await openLabOn(page, ['frog/a.png', 'ship/b.png', 'yachts/c.png', 'plane/d.png']);
  expect(await findSerious(page, 'main')).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});
