import { afterEach, expect, it, vi } from 'vitest';
import { findBrowser } from '../../scripts/browser.mjs';
import { findFirefox } from '../../scripts/firefox.mjs';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['CHROME_PATH', findBrowser],
  ['FIREFOX_PATH', findFirefox],
])('a %s where no browser starts is refused in a sentence that names it', async (name, find) => {
  vi.stubEnv(name, '/nowhere/browser');
  await expect(find()).rejects.toThrow(`${name} is /nowhere/browser, and no browser starts there`);
});
