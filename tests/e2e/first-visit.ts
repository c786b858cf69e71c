import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { openJudged } from './classify-page.ts';
import { openLab } from './lab-page.ts';
import type { Weighed } from './weigh-visit.ts';
import { weighVisit } from './weigh-visit.ts';

/** Bytes that a first visit may bring, packed as hosts pack them. */
export const BUDGET = { paint: 60e3, answers: 2.2e6, lab: 1.2e6 } as const;

/** Script and style of the first paint of Classify; a new page. */
export async function weighFirstPaint(page: Page): Promise<Weighed[]> {
  const named = new Set<string>();
  // What the document does not name comes after the first paint, so the paint does without it here.
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') {
      const answer = await route.fetch();
      for (const [path] of (await answer.text()).matchAll(/assets\/[^"]+\.(js|css)/g)) {
        named.add(`/${path}`);
      }
      await route.fulfill({ response: answer });
    } else if (named.has(pathname)) {
      await route.continue();
    } else {
      await route.abort();
    }
  });
  const weigh = weighVisit(page);
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Random test picture' })).toBeVisible();
  return weigh();
}

/** Everything until all three have answered; a new page. */
export async function weighFirstAnswers(page: Page): Promise<Weighed[]> {
  const weigh = weighVisit(page);
  await openJudged(page);
  return weigh();
}

/** Everything until the lab can be used, its first pictures included; a new page. */
export async function weighLab(page: Page): Promise<Weighed[]> {
  const weigh = weighVisit(page);
  await openLab(page);
  await page.waitForLoadState('networkidle');
  return weigh();
}
