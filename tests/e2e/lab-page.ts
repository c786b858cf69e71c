import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export const NAMES = ['Nearest neighbour', 'Linear classifier', 'Convolutional network'] as const;

/** Opens the lab and waits until it can be moved. */
export async function openLab(page: Page, query = ''): Promise<void> {
  await page.goto(`/?page=thresholds${query}`);
  await expect(page.getByRole('slider', { name: /^Threshold of the/ })).toBeVisible();
}

export function findSlider(page: Page, classifier: string): Locator {
  return page.getByRole('slider', { name: `Threshold of the ${classifier.toLowerCase()}` });
}

/** Opens the lab with every classifier somewhere in the middle, whatever its scores are. */
export async function openMiddle(page: Page, query: string): Promise<void> {
  await openLab(page, `&scale=coverage${query}`);
  const slider = findSlider(page, 'Linear classifier');
  const box = (await slider.boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.85, box.y + box.height / 2);
}

/** A chart with its name, its table and its files. */
export function findFigure(page: Page, name: string | RegExp): Locator {
  return page.getByRole('figure', { name });
}

/** The row of a classifier in the table of readings. */
export function findReading(page: Page, classifier: string): Locator {
  const readings = page.getByRole('region', { name: /^What each does on/ });
  return readings.getByRole('row').filter({ hasText: classifier });
}

/** The strip's two sentences and its pictures in words. */
export function readStrip(page: Page): Promise<string> {
  return page.getByRole('region', { name: /^Pictures at the line/ }).innerText();
}
