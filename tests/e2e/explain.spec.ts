import type { Locator, Page } from '@playwright/test';
import { CLASSIFIERS, findCard, openJudged, readScores } from './classify-page.ts';
import { expect, test } from './site-test.ts';

function findWhy(page: Page): Locator {
  return page.getByRole('region', { name: 'See why' });
}

/** The whole number that stands largest: the sum of the differences. */
function readSum(why: Locator): Promise<string> {
  return why
    .getByRole('figure')
    .getByText(/^[\d,]+$/)
    .first()
    .innerText();
}

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

test('a nudge by the arrow keys changes all that is compared; undo and reset take it back', async ({
  page,
}) => {
  await openJudged(page, '?why=nearest-neighbour');
  const card = findCard(page, 'Nearest neighbour');
  const before = await readScores(card);
  const linearBefore = await readScores(findCard(page, 'Linear classifier'));
  const networkBefore = await readScores(findCard(page, 'Convolutional network'));
  const sum = await readSum(findWhy(page));
  const changes = page.getByRole('group', { name: 'Change the picture' });

  // The picture of the equation moves as the one above does.
  await findWhy(page)
    .getByRole('button', { name: /^The picture\. Drag it/ })
    .focus();
  // Far enough for a network that is sure of the picture as it was.
  for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowRight');
  await expect(changes.getByText('Changed: 6 right.')).toBeVisible();
  await expect.poll(() => readScores(card)).not.toEqual(before);
  await expect
    .poll(() => readScores(findCard(page, 'Linear classifier')))
    .not.toEqual(linearBefore);
  await expect
    .poll(() => readScores(findCard(page, 'Convolutional network')))
    .not.toEqual(networkBefore);
  await expect.poll(() => readSum(findWhy(page))).not.toBe(sum);

  await changes.getByRole('button', { name: 'Undo' }).click();
  await expect(changes.getByText('Changed: 5 right.')).toBeVisible();
  await findWhy(page).getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => readScores(card)).toEqual(before);
  await expect.poll(() => readSum(findWhy(page))).toBe(sum);
});

test('a drag moves the picture by whole pixels and is one step; every change says what it did', async ({
  page,
}) => {
  await openJudged(page);
  const box = (await page.getByRole('button', { name: /^The picture\. Drag it/ }).boundingBox())!;
  const pixel = box.width / 32;
  await page.mouse.move(box.x + 100, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 100 - pixel, box.y + 100);
  await page.mouse.move(box.x + 100 - 3 * pixel, box.y + 100 + 2 * pixel);
  await page.mouse.up();
  await expect(page.getByText('Changed: 3 left, 2 down.')).toBeVisible();
  for (const [name, said] of [
    ['Mirror', 'Changed: 3 left, 2 down, mirrored.'],
    ['Brighter', 'Changed: 3 left, 2 down, 20 grey levels brighter, mirrored.'],
    ['Darker', 'Changed: 3 left, 2 down, mirrored.'],
    ['Blur', 'Changed: 3 left, 2 down, mirrored, blurred.'],
    ['Move up by a pixel', 'Changed: 3 left, 1 down, mirrored, blurred.'],
    ['Move down by a pixel', 'Changed: 3 left, 2 down, mirrored, blurred.'],
    ['Move right by a pixel', 'Changed: 2 left, 2 down, mirrored, blurred.'],
    ['Move left by a pixel', 'Changed: 3 left, 2 down, mirrored, blurred.'],
  ] as const) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByText(said)).toBeVisible();
  }
  const undo = page.getByRole('button', { name: 'Undo' });
  for (let step = 0; step < 8; step++) await undo.click();
  await expect(page.getByText('Changed: 3 left, 2 down.')).toBeVisible();
  await undo.click();
  await expect(page.getByText(/^Changed:/)).toHaveCount(0);
  await expect(undo).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Reset' })).toBeDisabled();
});

/** Recomputes the score that a sum's panel gives, from what stands there. */
const recomputeLinear = (how: string): number => {
  const [, scaled] = /exp\(([-\d.]+)\)/.exec(how)!;
  return 1 / (1 + Math.exp(Number(scaled)));
};
const recomputeNetwork = (how: string, sum: number, sums: readonly number[]): number => {
  const [, temperature] = /divided by ([\d.]+) /.exec(how)!;
  const odds = (one: number) => Math.exp(one / Number(temperature));
  return odds(sum) / sums.reduce((all, one) => all + odds(one), 0);
};

for (const [why, name, legend, recompute] of [
  ['linear', 'Linear classifier', 'Weights of each class, as pictures', recomputeLinear],
  ['network', 'Convolutional network', 'Class activation map of each class', recomputeNetwork],
] as const) {
  test(`the sum of the ${name.toLowerCase()} adds up for any class, beside its threshold`, async ({
    page,
  }) => {
    await openJudged(page, `?why=${why}`);
    const panel = findWhy(page).getByRole('tabpanel', { name });
    const classes = panel.getByRole('group', { name: legend }).getByRole('radio');
    await expect(classes).toHaveCount(10);
    for (const index of [0, 4, 9]) {
      await classes.nth(index).check({ force: true });
      const sum = await panel.getByText(/^Evidence .+ and bias .+ make /).innerText();
      const [evidence, bias, made] = /Evidence (\S+) and bias (\S+) make (\S+)\./
        .exec(sum)!
        .slice(1)
        .map(Number);
      expect(evidence! + bias!).toBeCloseTo(made!, 6);
      const score = /score is ([\d.]+)\./.exec(sum)![1]!;
      expect(await readScores(findCard(page, name))).toContainEqual(expect.stringContaining(score));
      const how = await panel.getByText(/fitted on validation/).innerText();
      const sums = await panel
        .getByRole('group', { name: legend })
        .getByText(/^[+-]?\d+\.\d\d$/)
        .allInnerTexts();
      // The sums have two decimals.
      const again = recompute(how, made!, sums.map(Number));
      expect(Math.abs(again - Number(score))).toBeLessThan(0.005);
      await expect(panel.getByRole('img', { name: /^What each .+ Most for: / })).toBeVisible();
    }
    await page.getByRole('slider', { name: 'Threshold for all three classifiers' }).focus();
    await page.keyboard.press('Home');
    await expect(panel.getByText('The threshold 0.00 accepts every finite sum.')).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(
      panel.getByText(/^Any sum from \S+ up reaches the threshold 0\.01: /),
    ).toBeVisible();
  });
}

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

test('another picture brings its own explanation', async ({ page }) => {
  await openJudged(page, '?why=linear');
  const panel = findWhy(page).getByRole('tabpanel', { name: 'Linear classifier' });
  await panel.getByRole('radio', { name: /^frog/ }).check({ force: true });
  await expect(panel.getByText('The sum for frog')).toBeVisible();
  const before = await panel.getByText(/^Evidence .+ make /).innerText();
  await page.getByRole('button', { name: 'Random test picture' }).click();
  await expect(panel.getByText(/^Evidence .+ make /)).not.toHaveText(before);
});
