import {
  CLASSIFIERS,
  expectScores,
  findCard,
  findSlider,
  openJudged,
  readScores,
} from './classify-page.ts';
import { expect, test } from './site-test.ts';

test('the page opens on a picture that all three have judged', async ({ page }) => {
  await openJudged(page);
  await expect(page.getByRole('img', { name: /^Test picture/ })).toBeVisible();
  for (const name of CLASSIFIERS) {
    const card = findCard(page, name);
    await expect(card.getByText(/^(under )?[\d.]+ ms on /)).toBeVisible();
    for (const label of ['airplane', 'ship']) {
      await expect(card.getByRole('listitem').filter({ hasText: label }).first()).toBeVisible();
    }
  }
  const neighbours = findCard(page, 'Nearest neighbour').getByRole('img', {
    name: /distance [\d,]+$/,
  });
  await expect(neighbours.first()).toBeVisible();
});

test('the threshold moves by keyboard, and what it shuts out becomes "not sure"', async ({
  page,
}) => {
  await openJudged(page);
  await findSlider(page).focus();
  const unsure = page.getByText('not sure', { exact: true });
  await page.keyboard.press('End');
  await expect(unsure.filter({ visible: true })).toHaveCount(3);
  await page.setViewportSize({ width: 360, height: 800 });
  for (const inBar of (await unsure.all()).slice(0, 3)) await expect(inBar).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(unsure).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(findSlider(page)).toHaveAttribute('aria-valuetext', 'Scores from 0.01 are accepted');
});

test('the number box sets the threshold, refuses what is none, and the link keeps it', async ({
  page,
}) => {
  await openJudged(page);
  const box = page.getByRole('textbox', { name: 'Threshold, as a number from 0 to 1' });
  await box.fill('0,123');
  await box.press('Enter');
  await expect(findSlider(page)).toHaveAttribute(
    'aria-valuetext',
    'Scores from 0.123 are accepted',
  );
  await box.fill('12.3 %');
  await expect(box).toHaveAttribute('aria-invalid', 'false');
  await box.press('Enter');
  await expect(box).toHaveValue('0.123');
  const below = page.getByRole('region', { name: 'Linear classifier' });
  const before = await below.boundingBox();
  for (const text of ['7', '-1', 'abc', '150%']) {
    await box.fill(text);
    await expect(box, 'while it is typed').toHaveAttribute('aria-invalid', 'true');
    expect(await below.boundingBox(), 'nothing moves').toEqual(before);
    await box.press('Enter');
    await expect(box).toHaveAttribute('aria-invalid', 'true');
    await expect(box).toHaveAccessibleDescription(
      `“${text}” is not a number from 0 to 1, such as 0.3 or 0,3.`,
    );
  }
  await box.press('Escape');
  await expect(box).toHaveValue('0.123');
  await expect(page).toHaveURL(/threshold=0\.123/);
  await page.reload();
  await expect(box).toHaveValue('0.123');
});

test('the line is grabbed in any card and moves everywhere', async ({ page }) => {
  await openJudged(page, '?threshold=0.5');
  for (const name of CLASSIFIERS) {
    const line = findCard(page, name).locator('.line');
    const { x, y, width, height } = (await line.boundingBox())!;
    const before = await findSlider(page).inputValue();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 - 20, y + height / 2);
    await page.mouse.up();
    expect(Number(await findSlider(page).inputValue())).toBeLessThan(Number(before));
  }
});

test('a random test picture comes with its true class, and the one before comes back', async ({
  page,
}) => {
  await openJudged(page);
  const title = page.getByRole('img', { name: /^Test picture/ });
  const before = await title.getAttribute('aria-label');
  await page.getByRole('button', { name: 'Random test picture' }).click();
  await expect(title).not.toHaveAttribute('aria-label', before!);
  await expect(page.getByText(/^It is an? [a-z]+$/)).toBeVisible();
  const drawn = await title.getAttribute('aria-label');
  await page.goBack();
  await expect(title).toHaveAttribute('aria-label', before!);
  await page.goForward();
  await expect(title).toHaveAttribute('aria-label', drawn!);
});

test('nearest neighbour answers by the chosen distance and votes, with more references', async ({
  page,
}) => {
  await openJudged(page);
  const card = findCard(page, 'Nearest neighbour');
  const neighbours = card.getByRole('img', { name: /distance [\d,]+$/ });
  await card.getByLabel('Votes').selectOption('3');
  await expect(neighbours).toHaveCount(3);
  const first = await readScores(card);
  await card.getByRole('radio', { name: 'L2' }).check({ force: true });
  await expect.poll(() => readScores(card)).not.toEqual(first);
  const fewer = await readScores(card);
  await card.getByRole('radio', { name: '5,000', exact: true }).check({ force: true });
  await expect.poll(() => readScores(card)).not.toEqual(fewer);
  await expect(card.getByRole('progressbar')).toHaveCount(0);
  await card.getByRole('radio', { name: '1,000', exact: true }).check({ force: true });
  await expect.poll(() => readScores(card)).toEqual(fewer);
});

test('the network runs where the visitor wants, and the page says where', async ({ page }) => {
  await openJudged(page);
  await expect(page.getByText(/^Runs on .+: .+\.$/)).toBeVisible();
  await page.getByRole('radio', { name: 'WebGL', exact: true }).check({ force: true });
  await expect(page.getByText(/^Runs on GPU \(WebGL\): you chose it/)).toBeVisible();
  const card = findCard(page, 'Convolutional network');
  await expect(card.getByText(/ms on GPU \(WebGL\)/)).toBeVisible();
  await page.getByRole('radio', { name: 'WebAssembly' }).check({ force: true });
  await expect(card.getByText(/ms on WebAssembly/)).toBeVisible();
  await expectScores(card);
});

test('a malformed link falls back with a word', async ({ page }) => {
  await openJudged(page, '?threshold=high&k=3');
  await expect(
    page.getByText(/^This link had threshold in a form or size that cannot be used/),
  ).toBeVisible();
  await expect(findSlider(page)).toHaveValue('0.5');
  await expect(findCard(page, 'Nearest neighbour').getByLabel('Votes')).toHaveValue('3');
  await page.getByRole('button', { name: 'Close this message' }).click();
  await expect(page.getByText(/^This link had/)).toHaveCount(0);
});
