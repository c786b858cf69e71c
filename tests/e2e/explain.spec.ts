import { CLASSIFIERS, openJudged } from './classify-page.ts';
import { findWhy } from './explain-page.ts';
import { expect, test } from './site-test.ts';

test('three sentences stand side by side, and each opens the whole explanation', async ({
  page,
}) => {
  await openJudged(page);
  const why = findWhy(page);
  await expect(
    why.getByText(/^Nearest neighbour .+: \d of the 5 nearest (is|are) .+\.$/),
  ).toBeVisible();
  await expect(
    why.getByText(/^The linear classifier (says|leans to) [a-z]+.*: .+\.$/),
  ).toBeVisible();
  await expect(
    why.getByText(/^The convolutional network .+ comes next, with a score (of|below) [\d.]+\.$/),
  ).toBeVisible();
  for (const name of CLASSIFIERS) {
    await why.getByRole('button', { name: `More of the ${name.toLowerCase()}` }).click();
    await expect(why.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
    await why.getByRole('tab', { name: 'Side by side' }).click();
  }
});

test('a card opens its own explanation, the arrow keys the next one, and the link keeps it', async ({
  page,
}) => {
  await openJudged(page);
  await page.getByRole('button', { name: /^Why\? See what the linear classifier/ }).click();
  const tab = findWhy(page).getByRole('tab', { name: 'Linear classifier' });
  await expect(tab).toBeFocused();
  await expect(tab).toBeInViewport();
  await page.keyboard.press('ArrowRight');
  await expect(
    findWhy(page).getByRole('tabpanel', { name: 'Convolutional network' }),
  ).toBeVisible();
  await expect(page).toHaveURL(/[?&]why=network/);
  await page.reload();
  await expect(findWhy(page).getByRole('tab', { name: 'Convolutional network' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('another picture brings its own explanation', async ({ page }) => {
  await openJudged(page, '?why=linear');
  const panel = findWhy(page).getByRole('tabpanel', { name: 'Linear classifier' });
  await panel.getByRole('radio', { name: /^frog/ }).check({ force: true });
  await expect(panel.getByText('The sum for frog')).toBeVisible();
  const before = await panel.getByText(/^Evidence .+ make /).innerText();
  await page.getByRole('button', { name: 'Random test picture' }).click();
  await expect(panel.getByText(/^Evidence .+ make /)).not.toHaveText(before);
});
