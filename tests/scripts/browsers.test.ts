import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { createLaunchOptions, findBrowser } from '../../scripts/browser.mjs';
import { findFirefox } from '../../scripts/firefox.mjs';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['CHROME_PATH', findBrowser],
  ['FIREFOX_PATH', findFirefox],
])('a %s where no browser starts is refused in a sentence that names it', async (name, find) => {
  vi.stubEnv(name, '/nowhere/browser');
  await expect(find()).rejects.toThrow(`${name} is /nowhere/browser, and no browser starts there`);
});

it('Chromium is started without all that Playwright starts it without', () => {
  const bundle = readFileSync('node_modules/playwright-core/lib/coreBundle.js', 'utf8');
  const [, list] = /disabledFeatures = \[([^]*?)\n {4}\]/.exec(bundle)!;
  const theirs = [...list!.matchAll(/^ +"(\w+)"/gm)].map(([, name]) => name!);
  const ours = createLaunchOptions().args.flatMap(
    (arg) => /^--disable-features=(.+)/.exec(arg)?.[1]?.split(',') ?? [],
  );
  expect(theirs.length).toBeGreaterThan(5);
  expect(theirs.filter((name) => !ours.includes(name))).toEqual([]);
});
