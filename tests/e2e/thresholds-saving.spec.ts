import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { findFigure, findReading, openLab, openMiddle } from './lab-page.ts';
import { expect, test } from './site-test.ts';

/** Saves what a button offers, and reads it. */
async function download(page: Page, button: Locator): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

/** Charts of each panel, the one above the panels included. */
const CHARTS = [
  ['curves', 6],
  ['costs', 4],
  ['compare', 4],
  ['calibration', 4],
] as const;

for (const [panel, count] of CHARTS) {
  test(`each chart of ${panel} has a table, and saves itself as SVG and PNG`, async ({ page }) => {
    await openMiddle(page, `&panel=${panel}`);
    const figures = page.getByRole('figure');
    await expect(figures).toHaveCount(count);
    for (let index = 0; index < count; index++) {
      const figure = figures.nth(index);
      await figure.getByRole('button', { name: /^Table of/ }).click();
      expect(await figure.getByRole('row').count()).toBeGreaterThan(2);
      await figure.getByRole('region', { name: /^Table of/ }).press('Escape');
      await expect(figure.getByRole('row')).toHaveCount(0);
      await expect(figure.getByRole('button', { name: /^Table of/ })).toBeFocused();
      const svg = await download(page, figure.getByRole('button', { name: /as SVG$/ }));
      expect(svg.name).toMatch(/\.svg$/);
      expect(svg.content.toString()).toMatch(/^<svg[^]*<\/svg>$/);
      expect(svg.content.toString()).not.toMatch(/NaN|Infinity|undefined/);
      // Beside the curve of the readings, the charts of costs show what thresholds are chosen on.
      const set = panel === 'costs' && index > 0 ? '5,000 validation' : '10,000 test';
      expect(svg.content.toString()).toContain(`${set} pictures of CIFAR-10`);
      const isCalibration = panel === 'calibration' && index > 0;
      const said = /<title>[^<]*/.exec(svg.content.toString())![0];
      const isCosts = panel === 'costs' && index > 0;
      expect(/A false positive costs 1, a miss 1\b.*Pale band/.test(said)).toBe(isCosts);
      expect(/15 bins.*Mean confidence/.test(said)).toBe(isCalibration);
      expect(/Detector|[Tt]hreshold|Linked/.test(said)).toBe(!isCalibration);
      const png = await download(page, figure.getByRole('button', { name: /as PNG$/ }));
      expect(png.name).toMatch(/\.png$/);
      expect(png.content.subarray(1, 4).toString('latin1')).toBe('PNG');
    }
  });
}

test('a saved chart has its markers where the page has them', async ({ page }) => {
  await openMiddle(page, '');
  const figure = page.getByRole('figure', { name: 'ROC' });
  const markers = figure.getByRole('slider');
  const places = await markers.evaluateAll((elements) =>
    elements.map((element) => getComputedStyle(element).transform),
  );
  expect(places).toHaveLength(3);
  const svg = await download(page, figure.getByRole('button', { name: /as SVG$/ }));
  for (const place of places) expect(svg.content.toString()).toContain(`transform="${place}"`);
  expect(svg.content.toString()).toMatch(
    /<title>ROC\. Detector of airplane.*Linked at equal recall</,
  );
});

test('a calibration saved under top-1 leaves the threshold to the page', async ({ page }) => {
  await openLab(page, '&panel=calibration&rule=top-one');
  const figure = findFigure(page, 'Reliability of the linear classifier');
  await expect(figure.locator('svg [role=slider]')).toHaveCount(2);
  const drawn = await figure.locator('svg rect').count();
  const line = await figure
    .getByRole('slider', { name: /^Linear classifier on/ })
    .locator('rect')
    .count();
  expect(line).toBeGreaterThan(0);
  const svg = await download(page, figure.getByRole('button', { name: /as SVG$/ }));
  // One more is the ground.
  expect(svg.content.toString().match(/<rect/g)).toHaveLength(drawn - line + 1);
});

test('a chart saved on a phone carries its typeface, and nothing in it is cut', async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await openLab(page, '&panel=compare');
  const bare = await context.newPage();
  for (const name of ['What finding more costs', 'AURC, risk and flagged share']) {
    const figure = findFigure(page, name);
    const svg = await download(page, figure.getByRole('button', { name: /as SVG$/ }));
    await bare.goto(`data:image/svg+xml;base64,${svg.content.toString('base64')}`);
    const { faces, cut, title } = await bare.evaluate(measureWords);
    expect(faces).toEqual(['Atkinson Hyperlegible Next Variable: loaded']);
    expect(cut).toEqual([]);
    // Another typeface would make the same words longer or shorter.
    const png = await download(page, figure.getByRole('button', { name: /as PNG$/ }));
    const ink = await bare.evaluate(findInk, { png: png.content.toString('base64'), ...title });
    expect(Math.abs(ink / 2 - title.right)).toBeLessThan(2.5);
  }
});

/** In a page that shows a chart alone: its typefaces, words that leave it, and where its title lies. */
async function measureWords() {
  const whole = document.documentElement.getBoundingClientRect();
  const texts = [...document.querySelectorAll('text')].filter((text) => text.textContent);
  await document.fonts.ready;
  const cut = texts.filter((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return left < 0 || right > whole.right || top < 0 || bottom > whole.bottom;
  });
  const { top, bottom, right } = texts[0]!.getBoundingClientRect();
  return {
    faces: [...document.fonts].map(
      ({ family, status }) => `${family.replaceAll('"', '')}: ${status}`,
    ),
    cut: cut.map((text) => text.textContent),
    title: { top, bottom, right },
  };
}

/** In a picture of twice the chart's size: where dark pixels end between two heights of the chart. */
async function findInk(asked: { png: string; top: number; bottom: number }): Promise<number> {
  const file = await fetch(`data:image/png;base64,${asked.png}`);
  const image = await createImageBitmap(await file.blob());
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
  context.drawImage(image, 0, 0);
  const top = Math.round(2 * asked.top);
  const { data } = context.getImageData(0, top, image.width, Math.round(2 * asked.bottom) - top);
  let end = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at]! < 128) end = Math.max(end, ((at / 4) % image.width) + 1);
  }
  return end;
}

test.describe('to take along', () => {
  test("a CSV of every picture's scores and decisions", async ({ page }) => {
    await openMiddle(page, '');
    const file = await download(page, page.getByRole('button', { name: /CSV$/ }));
    expect(file.name).toBe('scores-and-decisions-airplane.csv');
    const rows = file.content.toString().trimEnd().split('\r\n');
    expect(rows).toHaveLength(10_001);
    const column = rows[0]!.split(',').findIndex((name) => name.startsWith('linear flagged'));
    const flagged = rows.filter((row) => row.split(',')[column] === '1').length;
    const text = await findReading(page, 'Linear classifier').innerText();
    const precision = /of ([\d,]+)\n[^\n]*$/.exec(text.trimEnd())![1]!;
    expect(flagged).toBe(Number(precision.replaceAll(',', '')));
  });

  test('a JSON of the operating points, under top-1 too', async ({ page }) => {
    await openMiddle(page, '&rule=top-one');
    const file = await download(page, page.getByRole('button', { name: /JSON$/ }));
    expect(file.name).toBe('operating-points-top-one.json');
    const points = JSON.parse(file.content.toString()) as {
      pictures: number;
      classifiers: { id: string; points: { accepted: number[] } }[];
    };
    expect(points.pictures).toBe(10_000);
    expect(points.classifiers.map(({ id }) => id)).toEqual([
      'nearest-neighbour',
      'linear',
      'network',
    ]);
    for (const { points: own } of points.classifiers) expect(own.accepted.at(-1)).toBe(10_000);
  });

  test('the link, into the clipboard', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openMiddle(page, '');
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await expect(page.getByText(/^Copied:/)).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });
});
