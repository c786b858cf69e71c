import { expect } from '@playwright/test';
import type { ElementHandle, Page } from 'puppeteer-core';

/** Time in ms within which what is asked for appears. */
const APPEARS_WITHIN = 20_000;

/**
 * Waits for the first element of a role, as Firefox tells it to a screen reader.
 *
 * @param name its whole name; where it is left out, any
 */
export async function find(
  page: Page,
  role: string,
  name?: string,
): Promise<ElementHandle<HTMLElement>> {
  let found: ElementHandle | null = null;
  await expect
    .poll(async () => (found = await page.$(select(role, name))), {
      message: `${role} ${name ?? ''}`,
      timeout: APPEARS_WITHIN,
    })
    .not.toBeNull();
  return found! as ElementHandle<HTMLElement>;
}

export function readText(element: ElementHandle<HTMLElement>): Promise<string> {
  return element.evaluate(({ innerText }) => innerText);
}

/** Waits until a text stands on the page, of which `^` and `$` are the ends of a line. */
export async function expectText(page: Page, text: RegExp, within = APPEARS_WITHIN): Promise<void> {
  const read = () => page.evaluate(() => document.body.innerText);
  await expect.poll(read, { timeout: within }).toMatch(new RegExp(text, 'm'));
}

/** The scores on a classifier's card, in the order of the classes; none before it has answered. */
export async function readScores(card: ElementHandle): Promise<number[]> {
  const items = await card.$$eval(select('listitem'), (elements) =>
    elements.map(({ textContent }) => textContent),
  );
  return items.flatMap((text) => /\d\.\d{3}/.exec(text) ?? []).map(Number);
}

function select(role: string, name?: string): string {
  return `::-p-aria([role="${role}"]${name === undefined ? '' : `[name="${name}"]`})`;
}
