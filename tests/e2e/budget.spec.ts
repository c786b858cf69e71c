import { openJudged } from './classify-page.ts';
import { openLab } from './lab-page.ts';
import { expect, test } from './site-test.ts';
import type { Weighed } from './weigh-visit.ts';
import { describeWeights, sumBytes, weighVisit } from './weigh-visit.ts';

/** Bytes. */
const FIRST_PAINT = 60e3;
const FIRST_ANSWERS = 2.2e6;
const LAB = 1.2e6;

test('the first page is painted from less than 60 kB of script and style', async ({ page }) => {
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
  expectWithin('First paint of Classify', await weigh(), FIRST_PAINT);
});

test('three answers come with less than 2.2 MB, each file once', async ({ page }) => {
  const weigh = weighVisit(page);
  await openJudged(page);
  const files = await weigh();
  expectWithin('First answers', files, FIRST_ANSWERS);
  const paths = files.map(({ path }) => path);
  expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([]);
});

test('the lab can be used after less than 1.2 MB, its first pictures included', async ({
  page,
}) => {
  const weigh = weighVisit(page);
  await openLab(page);
  await page.waitForLoadState('networkidle');
  const weighed = await weigh();
  expect(weighed.filter(({ path }) => path.includes('/sheets/'))).toHaveLength(1);
  expectWithin('The lab', weighed, LAB);
});

function expectWithin(title: string, files: readonly Weighed[], budget: number): void {
  console.log(describeWeights(title, files));
  expect(files.length).toBeGreaterThan(0);
  expect(sumBytes(files)).toBeLessThan(budget);
}
