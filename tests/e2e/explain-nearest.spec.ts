import type { Locator } from '@playwright/test';
import { findCard, openJudged } from './classify-page.ts';
import { findWhy, readSum } from './explain-page.ts';
import { expect, test } from './site-test.ts';

/** Recomputes weights and scores of nearest neighbour from the distances that stand beside them. */
async function expectScoresFollow(why: Locator): Promise<void> {
  const rule = await why.getByText(/^The nearer, the more a vote weighs/).innerText();
  const [tau, mean, softness] = /s is ([\d.]+) × ([\d,.]+) = ([\d,.]+):/
    .exec(rule)!
    .slice(1)
    .map((number) => Number(number.replaceAll(',', '')));
  expect(Math.abs(tau! * mean! - softness!)).toBeLessThan(0.01);
  const table = why.getByRole('table', { name: 'How the scores come about' });
  const rows = await Promise.all(
    (await table.getByRole('row').all()).slice(1).map(async (row) => ({
      farther: await row.getByRole('listitem').allInnerTexts(),
      shown: (await row.getByRole('cell').allInnerTexts()).slice(-2).map(Number),
    })),
  );
  expect(rows).toHaveLength(10 + 1);
  const weights = rows
    .slice(0, -1)
    .map(({ farther }) =>
      farther
        .map((distance) => Math.exp(-Number(distance.replaceAll(',', '')) / softness!))
        .reduce((sum, weight) => sum + weight, 0),
    );
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  expect(rows.at(-1)!.shown).toEqual([expect.closeTo(all, 3), 1]);
  for (const [index, weight] of weights.entries()) {
    const [weighed, score] = rows[index]!.shown;
    expect(Math.abs(weighed! - weight)).toBeLessThan(0.0001);
    expect(Math.abs(score! - weight / all)).toBeLessThan(0.0011);
  }
}

test('nearest neighbour shows what decided, and the differences sum to the distance', async ({
  page,
}) => {
  await openJudged(page, '?why=nearest-neighbour');
  const why = findWhy(page);
  const shows = why.getByRole('button', { name: /Show the differences$/ });
  await expect(shows).toHaveCount(5 + 10);
  for (const index of [0, 3, 14]) {
    const show = shows.nth(index);
    await show.click();
    const name = await show.getAttribute('aria-label');
    const distance = /distance ([\d,]+)/.exec(name!)![1]!;
    await expect.poll(() => readSum(why)).toBe(distance);
    await expect(why.getByText(`sum to ${distance}. That is the distance.`)).toBeVisible();
  }
  const card = findCard(page, 'Nearest neighbour');
  for (const [votes, count] of [
    ['1', 1 + 10],
    ['9', 9 + 10],
  ] as const) {
    await card.getByLabel('Votes').selectOption(votes);
    await expect(shows).toHaveCount(count);
    await expectScoresFollow(why);
  }
  await card.getByRole('radio', { name: 'L2' }).check({ force: true });
  await expect(why.getByText(/^The squared differences .+ That is the distance\.$/)).toBeVisible();
});

test('the answer from more references stands beside the one from fewer, by both distances', async ({
  page,
}) => {
  await openJudged(page, '?why=nearest-neighbour');
  const table = page.getByRole('table', { name: 'With more references, or the other distance' });
  const row = (count: string) => table.getByRole('row').filter({ hasText: count });
  await expect(row('1,000').getByText(/^[a-z]+ 0\.\d{3}$/)).toHaveCount(2);
  await table.getByRole('button', { name: 'Load 5,000 references' }).press('Enter');
  await expect(table.getByRole('rowheader', { name: '5,000', exact: true })).toBeFocused();
  await expect(row('5,000').getByText(/^[a-z]+ 0\.\d{3}$/)).toHaveCount(2);
  await expect(row('1,000').getByText(/^[a-z]+ 0\.\d{3}$/)).toHaveCount(2);
});

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
