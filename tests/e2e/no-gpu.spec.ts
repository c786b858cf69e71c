import { createLaunchOptions } from '../../scripts/browser.mjs';
import { CLASSIFIERS, findCard } from './classify-page.ts';
import { expect, test } from './site-test.ts';

const launchOptions = createLaunchOptions();
test.use({
  launchOptions: {
    ...launchOptions,
    args: [...launchOptions.args, '--disable-gpu', '--disable-software-rasterizer'],
  },
});

test('without any WebGL the network runs on WebAssembly, and the page says so', async ({
  page,
}) => {
  await page.goto('/');
  for (const name of CLASSIFIERS) {
    const scores = findCard(page, name)
      .getByRole('listitem')
      .filter({ hasText: /\d\.\d{3}/ });
    await expect(scores).toHaveCount(10, { timeout: 10_000 });
  }
  await expect(
    page.getByText('Runs on WebAssembly: this browser offers no WebGL here.'),
  ).toBeVisible();
  await expect(
    findCard(page, 'Convolutional network').getByText(/ms on WebAssembly/),
  ).toBeVisible();

  await expect(page.getByRole('radio', { name: 'WebGL', exact: true })).toBeDisabled();
});
