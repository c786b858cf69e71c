import { findCard, openJudged, readScores } from './classify-page.ts';
import { findWhy, readSum } from './explain-page.ts';
import { expect, test } from './site-test.ts';

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
