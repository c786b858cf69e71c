import type { Page } from '@playwright/test';
import { PANELS } from '../../src/state/lab-settings.ts';
import { WHYS } from '../../src/state/settings.ts';
import { findSerious } from './axe.ts';
import { openJudged } from './classify-page.ts';
import { openLab } from './lab-page.ts';
import { expect, test } from './site-test.ts';

const PAGES: readonly [string, (page: Page) => Promise<void>][] = [
  ...WHYS.map((why): [string, (page: Page) => Promise<void>] => [
    `Classify with the explanation ${why}`,
    async (page) => {
      await openJudged(page, `?why=${why}`);
      await expect(page.getByRole('tabpanel').getByRole('img').first()).toBeVisible();
    },
  ]),
  ...PANELS.map((panel): [string, (page: Page) => Promise<void>] => [
    `the lab with ${panel}`,
    (page) => openLab(page, `&panel=${panel}`),
  ]),
  ['the lab under top-1', (page) => openLab(page, '&rule=top-one&panel=confusion')],
];

const VIEWPORTS = [
  { width: 1280, height: 720 },
  { width: 360, height: 800 },
];

for (const [name, open] of PAGES) {
  test(`axe finds nothing serious in ${name}, wide and narrow, light and dark`, async ({
    page,
  }) => {
    await open(page);
    for (const viewport of VIEWPORTS) {
      await page.setViewportSize(viewport);
      expect(await findSerious(page)).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(viewport.width);
    }
  });
}

test('every control of Classify is reached by the Tab key', async ({ page }) => {
  await openJudged(page);
  const reached: string[] = [];
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab');
    const control = await page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return null;
      const name =
        activeElement.getAttribute('aria-label') ??
        activeElement.closest('label')?.textContent ??
        activeElement.textContent;
      return name.trim();
    });
    if (control === null) break;
    reached.push(control);
  }
  for (const name of [
    'Open a picture',
    'Camera',
    'Random test picture',
    'Threshold for all three classifiers',
    'Threshold, as a number from 0 to 1',
  ]) {
    expect(reached).toContain(name);
  }
  await page.getByRole('button', { name: 'Camera', exact: true }).focus();
});
