import type { Locator, Page } from '@playwright/test';

export function findWhy(page: Page): Locator {
  return page.getByRole('region', { name: 'See why' });
}

/** The whole number that stands largest: the sum of the differences. */
export function readSum(why: Locator): Promise<string> {
  return why
    .getByRole('figure')
    .getByText(/^[\d,]+$/)
    .first()
    .innerText();
}
