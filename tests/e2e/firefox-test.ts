import { expect, test as base } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { findInstalledFirefox, NO_FIREFOX } from '../../scripts/firefox.mjs';

/** A page in Firefox, and what went wrong in it so far. */
interface WatchedPage {
  readonly page: Page;
  readonly faults: string[];
}

const executablePath = process.env['FIREFOX_PATH'] ?? findInstalledFirefox();

/**
 * A test of the built site in Firefox, over WebDriver BiDi; the tests of a worker share one page. What
 * holds in every one of them: no error on the console (what the policy refuses is told there), every
 * request is answered, and no other machine is asked for anything.
 */
export const test = base.extend<{ firefox: Page }, { watched: WatchedPage }>({
  watched: [
    // Playwright reads from this pattern that no other fixture is asked for.
    async ({}, use) => {
      const browser = await launch({ browser: 'firefox', executablePath: executablePath! });
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 720 });
      await use({ page, faults: watch(page) });
      await browser.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  firefox: async ({ watched: { page, faults } }, use, info) => {
    await use(page);
    if (info.status !== info.expectedStatus) {
      await page.screenshot({ path: info.outputPath('firefox.png') });
    }
    // What the next test would cut short would count as failed there.
    await page.waitForNetworkIdle();
    expect(faults.splice(0)).toEqual([]);
  },
});

test.skip(!executablePath, NO_FIREFOX);

function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname, href } = new URL(request.url());
    const isOwn = hostname === 'localhost' || ['blob:', 'data:'].includes(protocol);
    if (!isOwn) faults.push(`request to another server: ${href}`);
  });
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return faults;
}
