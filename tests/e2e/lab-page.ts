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

/** The row of a classifier in the table of readings. */
export function findReading(page: Page, classifier: string): Locator {
  const readings = page.getByRole('region', { name: /^What each classifier does/ });
  return readings.getByRole('row').filter({ hasText: classifier });
}

/** The strip's two sentences and its pictures in words. */
export function readStrip(page: Page): Promise<string> {
  return page.getByRole('region', { name: /^Pictures at the line/ }).innerText();
}
