import { findFigure, findReading, findSlider, openLab } from './lab-page.ts';
import { expect, test } from './site-test.ts';

test('the lab can be used before a model or a picture has come', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.route('**/sheets/**', () => undefined);
  await openLab(page);
  const reading = findReading(page, 'Linear classifier');
  const before = await reading.innerText();
  await findSlider(page, 'Linear classifier').press('PageDown');
  await expect(reading).not.toHaveText(before);
  expect(asked.filter((path) => /\/models\/|\/train-/.test(path))).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 800 } });

  test('slider and strip stay in sight beside what they move, and there alone', async ({
    page,
  }) => {
    await openLab(page);
    const slider = findSlider(page, 'Linear classifier');
    const strip = page.getByRole('region', { name: /^Pictures at the line/ });
    for (const chart of ['What finding more costs', 'ROC', 'Scores by true class']) {
      const figure = findFigure(page, chart);
      await figure.evaluate((element) => element.scrollIntoView({ block: 'end' }));
      await expect(figure).toBeInViewport();
      await expect(slider).toBeInViewport({ ratio: 1 });
      await expect(strip).toBeInViewport({ ratio: 1 });
    }
    const panel = page.getByRole('tabpanel');
    for (const [name, stays] of [
      ['Calibration', false],
      ['Confusion matrix', true],
      ['Recompute it here, live', false],
    ] as const) {
      await page.getByRole('tab', { name }).click();
      await expect(panel).toBeVisible();
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      if (stays) await expect(strip, name).toBeInViewport({ ratio: 1 });
      else await expect(strip, name).not.toBeInViewport({ ratio: 1 });
      const readings = findReading(page, 'Linear classifier');
      await readings.evaluate((element) => element.scrollIntoView({ block: 'end' }));
      await expect(slider, `${name}: beside the readings`).toBeInViewport({ ratio: 1 });
    }
  });
});

test('the lab comes back from its link', async ({ page, context }) => {
  await openLab(page);
  await page.getByRole('combobox', { name: 'Class' }).selectOption('frog');
  await findSlider(page, 'Linear classifier').press('PageDown');
  await expect(page).toHaveURL(/target=frog.*linearAt=|linearAt=.*target=frog/);
  const findReadings = (on: typeof page) => on.getByRole('region', { name: /^What each does on/ });
  const readings = await findReadings(page).innerText();
  const again = await context.newPage();
  await again.goto(page.url());
  await expect(again.getByRole('heading', { name: 'Is this a frog?' })).toBeVisible();
  expect(await findReadings(again).innerText()).toBe(readings);
});

test('a malformed link falls back with a word', async ({ page }) => {
  await openLab(page, '&target=boat&linearAt=NaN&panel=zebra');
  await expect(
    page.getByRole('status').filter({ hasText: 'target, linearAt, panel' }),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Is this an airplane?' })).toBeVisible();
});

test('the lab says so when the scores do not come, and tries again', async ({ page }) => {
  await page.route('**/scores/**', (route) => route.abort());
  await page.goto('/?page=thresholds');
  await expect(page.getByRole('alert')).toContainText('The scores could not be loaded.');
  await page.unroute('**/scores/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(findSlider(page, 'Linear classifier')).toBeVisible();
});

test('at 1280 x 720 the readings and the bar of panels stand whole above the fold', async ({
  page,
}) => {
  await openLab(page);
  for (const rule of ['Detector', 'Top-1 with abstention']) {
    await page.getByRole('radio', { name: rule }).check({ force: true });
    await expect(findReading(page, 'Convolutional network')).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('tablist', { name: 'More about this threshold' })).toBeInViewport({
      ratio: 1,
    });
  }
});
