import { cpSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { listShippedFiles } from '../../build/shipped-files.ts';
import { findSerious } from './axe.ts';
import { CLASSIFIERS, expectScores, findCard, findSlider } from './classify-page.ts';
import { findSlider as findLabSlider } from './lab-page.ts';
import { servePlainly } from './plain-host.ts';
import { serveSite } from './served-site.ts';
import { expect, test } from './site-test.ts';

test.use({ serviceWorkers: 'allow' });

const FIRST_PROMISE = 'One picture, three classifiers, one threshold.';

/** Opens the page, and waits until the worker has kept what it needs and answers for it. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  for (const name of CLASSIFIERS) await expectScores(findCard(page, name));
  await expect(page.getByText(/^Ready for offline$/)).toBeVisible();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** The paths of the site that are kept, each with its checksum. */
function listKept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    const keys = await (await caches.open(name)).keys();
    return keys.map(({ url }) => url.slice(new URL('./', location.href).href.length));
  });
}

/** What the files of a built site are kept under. */
function listKeys(folder: string, onlyNeeded = false): string[] {
  return listShippedFiles(folder)
    .filter(({ isNeeded }) => isNeeded || !onlyNeeded)
    .map(({ path, sha256 }) => `${path === './' ? '' : path}?sha256=${sha256}`)
    .sort();
}

test('after one visit the main path works without the network', async ({ page, context }) => {
  const site = await serveSite();
  await visit(page, site.address);
  const kept = await listKept(page);
  const needed = listKeys('dist', true);
  expect(needed.filter((key) => !kept.includes(key))).toEqual([]);
  expect(needed.filter((key) => /weights.*\.bin/.test(key))).toHaveLength(2);

  await site.close();
  await context.setOffline(true);
  await page.reload();
  for (const name of CLASSIFIERS) await expectScores(findCard(page, name));
  await findSlider(page).press('End');
  const unsure = page.getByText('not sure', { exact: true }).filter({ visible: true });
  await expect(unsure).toHaveCount(3);
  await page.getByRole('tab').nth(1).click();
  await expect(page.getByRole('tabpanel').getByRole('img').first()).toBeVisible();

  await page.getByRole('link', { name: 'Thresholds' }).click();
  const slider = findLabSlider(page, 'Linear classifier');
  const before = await slider.getAttribute('aria-valuetext');
  await slider.press('PageDown');
  await expect(slider).not.toHaveAttribute('aria-valuetext', before ?? '');
  await page.reload();
  await expect(slider).toBeVisible();

  await slider.press('End');
  const notKept = page.getByRole('alert').filter({
    hasText: /^Not every test picture is kept .* press “Everything for offline”/,
  });
  await expect(notKept).toBeVisible();

  await page.goto(`${site.address}?sample=9500`);
  await expect(notKept).toBeVisible();

  await page.goto(`${site.address}?references=45000`);
  const fewer = page.getByRole('alert').filter({
    hasText:
      /^These references are not kept .* compares with 1,000\. .* press “Everything for offline”/,
  });
  await expect(fewer).toBeVisible();
  const nearest = findCard(page, 'Nearest neighbour');
  await expect(nearest.getByRole('radio', { name: '1,000', exact: true })).toBeChecked();
  await expectScores(nearest);
});

test('the site can be installed', async ({ page, context }) => {
  const site = await serveSite('dist', '/deep/path/');
  await visit(page, site.address);
  const devtools = await context.newCDPSession(page);
  const { url, errors } = await devtools.send('Page.getAppManifest');
  expect(url).toBe(`${site.address}site.webmanifest`);
  expect(errors).toEqual([]);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // Tests run in private windows, which install nothing.
  const ids = installabilityErrors.map(({ errorId }) => errorId);
  expect(ids.filter((id) => id !== 'in-incognito')).toEqual([]);
  await site.close();
});

test('a sheet that was used is there without the network', async ({ page, context }) => {
  const site = await serveSite();
  await visit(page, `${site.address}?sample=7500`);
  await expect.poll(async () => (await listKept(page)).join()).toContain('test-37.webp');
  await site.close();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('img', { name: /^Test picture 7,500/ })).toBeVisible();
  for (const name of CLASSIFIERS) await expectScores(findCard(page, name));
});

test('everything for offline tells its size and progress, and is everything', async ({
  page,
  context,
}) => {
  const site = await serveSite();
  await visit(page, site.address);
  expect(await findSerious(page, 'footer')).toEqual([]);
  await page.getByRole('button', { name: /^Everything for offline \([\d.]+ MB\)$/ }).click();
  await expect(page.getByText(/^Keeping for offline: [\d.]+ MB of [\d.]+ MB$/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: /^Everything for offline/ }).click();
  await expect(page.getByText('Everything is here for offline')).toBeVisible();
  expect((await listKept(page)).sort()).toEqual(listKeys('dist'));

  await site.close();
  await context.setOffline(true);
  await page.goto(`${site.address}?sample=9500&references=45000`);
  await expect(page.getByRole('img', { name: /^Test picture 9,500/ })).toBeVisible();
  const card = findCard(page, 'Nearest neighbour');
  await expectScores(card);
  await expect(card.getByRole('progressbar')).toHaveCount(0);
  await expect(card.getByRole('radio', { name: '45,000' })).toBeChecked();
});

test('who begins on the page Batch gets the site for offline, too', async ({ page }) => {
  const site = await serveSite();
  await page.goto(`${site.address}?page=batch`);
  await expect(page.getByText(/^Ready for offline$/)).toBeVisible();
  const kept = await listKept(page);
  expect(listKeys('dist', true).filter((key) => !kept.includes(key))).toEqual([]);
  await site.close();
});

test('without a connection, everything says what to do', async ({ page, context }) => {
  const site = await serveSite();
  await visit(page, site.address);
  await site.close();
  await context.setOffline(true);
  await page.getByRole('button', { name: /^Everything for offline/ }).click();
  const sentence = 'Not everything could be loaded. Check the connection and try again.';
  await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Everything for offline/ })).toBeEnabled();
});

test('everything can be stopped while the network hangs', async ({ page }) => {
  const site = await servePlainly('/', { isSilent: (path) => path.endsWith('test-05.webp') });
  await visit(page, site.address);
  await page.getByRole('button', { name: /^Everything for offline/ }).click();
  await expect.poll(async () => (await listKept(page)).join()).toContain('test-04.webp');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: /^Everything for offline/ })).toBeVisible();
  await expect(page.getByText(/^Ready for offline$/)).toBeVisible();
  await site.close();
});

test('a full store says so, and the page goes on', async ({ page, context }) => {
  const site = await serveSite();
  await visit(page, site.address);
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(site.address);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 12e6 });
  await page.getByRole('button', { name: /^Everything for offline/ }).click();
  const sentence = 'The browser has no room left for the site';
  await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  await page.goto(`${site.address}?sample=9500`);
  await expect(page.getByRole('img', { name: /^Test picture 9,500/ })).toBeVisible();
  await site.close();
});

test('a new release waits for the word, and an old page keeps its files', async ({
  page,
  context,
}) => {
  // A build is part of it.
  test.slow();
  const outDir = '.cache/releases';
  rmSync(outDir, { recursive: true, force: true });
  cpSync('dist', outDir, { recursive: true });
  const site = await serveSite(outDir);
  try {
    await visit(page, site.address);
    await expect(page.getByText(FIRST_PROMISE)).toBeVisible();
    rmSync(outDir, { recursive: true });
    await buildRelease(outDir, 'Second promise.');

    const other = await context.newPage();
    await visit(other, site.address);
    await expect(other.getByText('A new version is ready.')).toBeVisible();
    await expect(other.getByText(FIRST_PROMISE)).toBeVisible();
    expect(await findSerious(other, '#app')).toEqual([]);
    await other.getByRole('button', { name: 'Reload' }).click();
    await expect(other.getByText('Second promise.')).toBeVisible();

    await expect(page.getByText('A new version is ready.')).toBeVisible();
    await expect(page.getByText(FIRST_PROMISE)).toBeVisible();
    await page.getByRole('link', { name: 'Thresholds' }).click();
    await expect(findLabSlider(page, 'Linear classifier')).toBeVisible();
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(page.getByText('Second promise.')).toBeVisible();

    await other.close();
    await page.reload();
    const own = listKeys(outDir);
    await expect
      .poll(async () => (await listKept(page)).filter((key) => !own.includes(key)))
      .toEqual([]);
  } finally {
    await site.close();
  }
});

test('a page that stays open looks for a new release, and never reloads by itself', async ({
  page,
  context,
}) => {
  let looks = 0;
  let isRenewed = false;
  const site = await servePlainly('/', {
    edit(path, content) {
      if (path !== 'service-worker.js') return content;
      looks++;
      return isRenewed ? Buffer.concat([content, Buffer.from('// another release')]) : content;
    },
  });
  await page.clock.install();
  await visit(page, site.address);
  await page.evaluate(() => Reflect.set(window, 'isSamePage', true));
  const notice = page.getByText('A new version is ready.');
  for (const happen of [
    () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
    async () => {
      await context.setOffline(true);
      await context.setOffline(false);
    },
    () => page.clock.fastForward('01:00:00'),
  ]) {
    const before = looks;
    await happen();
    await expect.poll(() => looks).toBeGreaterThan(before);
    await page.clock.fastForward('01:00');
  }
  await expect(notice).toHaveCount(0);

  isRenewed = true;
  await page.clock.fastForward('01:00:00');
  await expect(notice).toBeVisible();
  expect(await page.evaluate(() => Reflect.has(window, 'isSamePage'))).toBe(true);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(notice).toHaveCount(0);
  for (const name of CLASSIFIERS) await expectScores(findCard(page, name));
  expect(await page.evaluate(() => Reflect.has(window, 'isSamePage'))).toBe(false);
  await site.close();
});

/** Builds the site with another sentence in its head, as a later release has other code. */
async function buildRelease(outDir: string, promise: string): Promise<void> {
  await build({
    configFile: 'vite.config.ts',
    logLevel: 'silent',
    build: { outDir, emptyOutDir: true },
    plugins: [
      {
        name: 'other-words',
        transform: (code, id) =>
          id.endsWith('messages/en/index.ts') ? code.replace(FIRST_PROMISE, promise) : null,
      },
    ],
  });
}
