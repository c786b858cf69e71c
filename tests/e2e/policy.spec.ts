import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { test as plainTest } from '@playwright/test';
import { listFiles, MANIFEST_PATH, parseManifest } from '../../src/data/manifest.ts';
import { isPacked } from '../../src/data/unpack.ts';
import { CLASSIFIERS, expectScores, findCard, openJudged, TWO_HALVES } from './classify-page.ts';
import { findSlider } from './lab-page.ts';
import { expect, test } from './site-test.ts';
import { watchPage } from './watch-page.ts';

test('the page opens under its policy, in silence, and asks no other server', async ({ page }) => {
  const faults = watchPage(page);
  await page.goto('/', { waitUntil: 'networkidle' });
  await expect(page).toHaveTitle(/Tipping Point/);
  await expect(page.locator('#app > *').first()).toBeVisible();
  expect(faults).toEqual([]);
});

test('after all pages were seen, another round asks for nothing', async ({ page }) => {
  const goRound = async () => {
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'halves.png', mimeType: 'image/png', buffer: TWO_HALVES });
    await expect(page.getByText('halves.png')).toBeVisible();
    for (const name of CLASSIFIERS) await expectScores(findCard(page, name));
    await page.getByRole('link', { name: 'Batch' }).click();
    await expect(page.getByRole('button', { name: 'Choose pictures' })).toBeVisible();
    await page.getByRole('link', { name: 'Thresholds' }).click();
    await expect(findSlider(page, 'Linear classifier')).toBeVisible();
    await page.waitForLoadState('networkidle');
    await page.getByRole('link', { name: 'Classify' }).click();
    await expect(page.getByRole('button', { name: 'Open a picture' })).toBeVisible();
    await page.waitForLoadState('networkidle');
  };
  await openJudged(page);
  await goRound();
  const asked: string[] = [];
  page.on('request', (request) => {
    // The browser asks for the icon by itself, as often as the address changes.
    const isOfPage = /^https?:/.test(request.url()) && !request.url().endsWith('/favicon.svg');
    if (isOfPage) asked.push(request.url());
  });
  await goRound();
  expect(asked).toEqual([]);
});

test('the policy stands in the page itself, and in the headers that workers obey', async ({
  page,
}) => {
  const response = await page.goto('/');
  const inPage = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content');
  expect(inPage).toContain("default-src 'none'");
  expect(inPage).toContain("connect-src 'self'");
  expect(inPage).not.toContain('unsafe-inline');
  expect(response!.headers()['content-security-policy']).toContain(inPage);
});

// The rule of every other test is what this one breaks.
plainTest('a page that wants to send something away is refused', async ({ page }) => {
  await page.goto('/');
  const isRefused = await page.evaluate(async () => {
    const violation = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) =>
        resolve(event.violatedDirective),
      );
    });
    await fetch('https://example.com/', { mode: 'no-cors' }).catch(() => undefined);
    return await violation;
  });
  expect(isRefused).toBe('connect-src');
});

test('a promise that is rejected unheard in a worker fails its test', async ({ page }) => {
  test.fail();
  await openJudged(page);
  const told = page.waitForEvent('console', (message) => message.text().includes('unheard'));
  await page.workers()[0]!.evaluate(() => void Promise.reject(new Error('Nobody listens.')));
  await told;
});

test('every file that the manifest lists is served as it says, and no other is there', async ({
  request,
}) => {
  const manifest: unknown = await (await request.get(`/data/${MANIFEST_PATH}`)).json();
  const files = listFiles(parseManifest(manifest));

  const faults: string[] = [];
  for (const { path, bytes, sha256 } of files) {
    const response = await request.get(`/data/${path}`);
    const served = await response.body();
    const body = isPacked(served) ? gunzipSync(served) : served;
    const isRight = response.ok() && body.length === bytes && hash(body) === sha256;
    if (!isRight) faults.push(`${path}: ${response.status()}, ${body.length} of ${bytes} bytes`);
  }
  expect(faults).toEqual([]);

  const there = readdirSync('dist/data', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .map((path) => path.slice('dist/data/'.length))
    .filter((path) => path !== MANIFEST_PATH);
  expect(there.sort()).toEqual(files.map((file) => file.path).sort());
});

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
