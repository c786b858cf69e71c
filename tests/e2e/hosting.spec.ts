import { CLASSIFIERS, expectScores, findCard, readScores, TWO_HALVES } from './classify-page.ts';
import { findSlider } from './lab-page.ts';
import { servePlainly } from './plain-host.ts';
import { serveSite } from './served-site.ts';
import { expect, test } from './site-test.ts';
import { watchPage } from './watch-page.ts';

test.use({ serviceWorkers: 'allow' });

/** What makes a page cross-origin isolated, so that it could have threads that share memory. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const HOSTS = [
  ['a host that sends the headers', () => serveSite('dist', '/deep/path/'), false],
  ['a host that sends none', () => servePlainly('/deep/path/'), false],
  [
    'a host that isolates the page',
    () => servePlainly('/deep/path/', { headers: ISOLATION }),
    true,
  ],
] as const;

for (const [name, serve, isIsolated] of HOSTS) {
  test(`below a path of ${name}, a picture is judged and the lab opens`, async ({ page }) => {
    const site = await serve();
    try {
      const faults = watchPage(page);
      await page.goto(site.address);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(isIsolated);
      for (const classifier of CLASSIFIERS) await expectScores(findCard(page, classifier));
      await expect(page.getByText(/^Ready for offline$/)).toBeVisible();

      const before = await Promise.all(
        CLASSIFIERS.map((classifier) => readScores(findCard(page, classifier))),
      );
      await page
        .locator('input[type="file"]')
        .first()
        .setInputFiles({ name: 'halves.png', mimeType: 'image/png', buffer: TWO_HALVES });
      await expect(page.getByText('halves.png')).toBeVisible();
      for (const [index, classifier] of CLASSIFIERS.entries()) {
        await expect.poll(() => readScores(findCard(page, classifier))).not.toEqual(before[index]);
        await expectScores(findCard(page, classifier));
      }

      await page.getByRole('link', { name: 'Thresholds' }).click();
      await expect(findSlider(page, 'Linear classifier')).toBeVisible();
      expect(new URL(page.url()).pathname).toBe('/deep/path/');
      expect(faults).toEqual([]);

      const opened = page.waitForEvent('popup');
      await page.getByRole('link', { name: 'Licences' }).click();
      await expect((await opened).getByText('CIFAR-10, by Alex Krizhevsky')).toBeVisible();
    } finally {
      await site.close();
    }
  });
}
