import { openJudged } from './classify-page.ts';
import { expect, test } from './site-test.ts';

test('at 1280 x 720 fifteen votes, the distance and what the votes make are in sight together', async ({
  page,
}) => {
  await openJudged(page, '?why=nearest-neighbour&k=15');
  await page.getByRole('button', { name: /^Why\? See what the nearest/ }).click();
  const equation = page.getByRole('figure', { name: 'Picture less reference makes the distance' });
  await expect(page.getByRole('heading', { name: 'The 15 nearest: they vote' })).toBeVisible();
  const voters = page.getByRole('button', { name: /\. Show the differences$/ });
  await expect(equation).toBeInViewport({ ratio: 1 });
  await expect(voters.nth(14)).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('row', { name: /^All together/ })).toBeInViewport({ ratio: 1 });
});
