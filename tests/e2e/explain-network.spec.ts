import { findCard, openJudged } from './classify-page.ts';
import { findWhy } from './explain-page.ts';
import { expect, test } from './site-test.ts';

test('a filter is enlarged, and what excites it in the training set is looked for on demand', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await openJudged(page, '?why=network');
  const walk = findWhy(page).getByRole('tabpanel', { name: 'Convolutional network' });
  await expect(walk.getByRole('heading', { name: /^After \d convolutions?$/ })).toHaveCount(6);
  const filters = walk.getByRole('button', { name: /^Filter \d+, strongest answer .+ Enlarge$/ });
  await expect(filters).toHaveCount(6 * 8);
  await walk.getByRole('button', { name: 'Show all 24' }).click();
  await expect(filters).toHaveCount(24 + 5 * 8);
  await walk.getByRole('button', { name: 'Show the strongest' }).click();
  await expect(filters).toHaveCount(6 * 8);

  const enlarged = walk.getByRole('img', { name: /^Filter \d+: answers up to/ });
  await filters.nth(1).press('Enter');
  await expect(enlarged).toBeInViewport();
  await expect(walk.getByRole('heading', { name: /^Filter \d+$/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(walk.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(walk.getByRole('button', { name: 'Find them' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(enlarged).toHaveCount(0);
  await expect(filters.nth(1)).toBeFocused();

  await filters.first().click();
  await expect(enlarged).toBeVisible();
  await expect(
    walk.getByText(/^Strongest answer [\d.]+, to the framed \d × \d pixels\.$/),
  ).toBeVisible();
  await walk.getByRole('button', { name: 'Find them' }).click();
  await walk.getByRole('button', { name: 'Cancel' }).click();
  await walk.getByRole('button', { name: 'Find them' }).click();
  // Answers keep coming while it runs.
  await page.getByRole('button', { name: 'Mirror' }).click();
  await walk.getByRole('button', { name: 'Cancel' }).focus();
  await expect(
    findCard(page, 'Convolutional network').getByText(/^(under )?[\d.]+ ms on /),
  ).toBeVisible();
  const exciting = walk.getByRole('img', { name: /^[a-z]+, answer [\d.]+$/ });
  await expect(exciting.first()).toBeVisible({ timeout: 200_000 });
  await expect(walk.getByText(/^What excites it most/)).toBeFocused();
  const answers = await exciting.evaluateAll((pictures) =>
    pictures.map((picture) => Number(/[\d.]+$/.exec(picture.getAttribute('aria-label')!)![0])),
  );
  expect(answers).toEqual(answers.toSorted((one, other) => other - one));
  await walk.getByRole('button', { name: 'Close' }).click();
  await expect(exciting).toHaveCount(0);
});
