import { findReading, findSlider, NAMES, openLab, readStrip } from './lab-page.ts';
import { expect, test } from './site-test.ts';

test.describe('no control is dead', () => {
  const moves: readonly [string, string][] = [
    ['ArrowLeft', 'more'],
    ['ArrowRight', 'less'],
    ['PageDown', 'more'],
    ['Home', 'everything'],
    ['End', 'nothing'],
  ];
  for (const [key, effect] of moves) {
    test(`the slider's ${key} accepts ${effect}`, async ({ page }) => {
      await openLab(page, '&linearAt=0.5');
      const slider = findSlider(page, 'Linear classifier');
      const before = await slider.getAttribute('aria-valuetext');
      await slider.press(key);
      await expect(slider).not.toHaveAttribute('aria-valuetext', before ?? '');
    });
  }

  test('dragging the slider moves all three at equal recall', async ({ page }) => {
    await openLab(page);
    const slider = findSlider(page, 'Linear classifier');
    const before = await Promise.all(NAMES.map((name) => findReading(page, name).innerText()));
    const box = (await slider.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.45, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    for (const [index, name] of NAMES.entries()) {
      expect(await findReading(page, name).innerText()).not.toBe(before[index]);
    }
    await expect(page).toHaveURL(/linearAt=/);
  });

  test('the number box takes a threshold, and refuses what is none', async ({ page }) => {
    await openLab(page);
    const box = page.getByRole('textbox', { name: 'Threshold, as a number' });
    await box.fill('0.42');
    await box.press('Enter');
    await expect(findReading(page, 'Linear classifier')).toContainText('0.42');
    await box.fill('0,3');
    await box.press('Enter');
    await expect(box).toHaveValue('0.3');
    await box.fill('30%');
    await box.press('Enter');
    await expect(box).toHaveValue('0.3');
    const readings = page.getByRole('region', { name: /^What each does on/ });
    const before = await readings.boundingBox();
    for (const text of ['-3', '1.5', 'abc', '1,000', '']) {
      await box.fill(text);
      const isEmpty = text === '';
      await expect(box, 'while typed').toHaveAttribute('aria-invalid', String(!isEmpty));
      expect(await readings.boundingBox(), 'nothing moves').toEqual(before);
      await box.press('Enter');
      await expect(box).toHaveAttribute('aria-invalid', 'true');
      const refusal = page.getByRole('status').filter({ hasText: 'a number from 0 to 1' });
      await expect(refusal).toContainText(text === '' ? 'Write' : `“${text}” is not`);
      await expect(box).toHaveAccessibleDescription(/such as 0\.3 or 0,3\.$/);
      await expect(findReading(page, 'Linear classifier')).toContainText('0.30');
    }
    await box.press('Escape');
    await expect(box).toHaveValue('0.3');
    await expect(box).toHaveAttribute('aria-invalid', 'false');
    await box.fill('abc');
    await box.press('Enter');
    await page.getByRole('button', { name: 'accept one step less' }).click();
    await expect(box).toHaveAttribute('aria-invalid', 'false');
    await expect(box).not.toHaveValue(/abc|^0\.3$/);
  });

  for (const scale of ['threshold', 'recall', 'flagged share', 'false-positive rate', 'log-odds']) {
    test(`the slider runs along ${scale}`, async ({ page }) => {
      await openLab(page, scale === 'log-odds' ? '&scale=coverage' : '');
      const slider = findSlider(page, 'Linear classifier');
      const before = await slider.getAttribute('aria-valuenow');
      const text = await slider.getAttribute('aria-valuetext');
      await page.getByRole('radio', { name: scale }).check({ force: true });
      await expect(slider).not.toHaveAttribute('aria-valuenow', before ?? '');
      await expect(slider).toHaveAttribute('aria-valuetext', text ?? '');
    });
  }

  test('rule, class and link ask another question', async ({ page }) => {
    await openLab(page);
    await page.getByRole('combobox', { name: 'Class' }).selectOption('cat');
    await expect(page.getByRole('heading', { name: 'Is this a cat?' })).toBeVisible();
    expect(await readStrip(page)).toContain('dog becomes a cat');
    await page.getByRole('radio', { name: 'Top-1 with abstention' }).check({ force: true });
    await expect(page.getByRole('columnheader', { name: 'Coverage' })).toBeVisible();
    const network = await findReading(page, 'Convolutional network').innerText();
    await page.getByRole('combobox', { name: 'Linked at' }).selectOption('equal threshold');
    await expect(page.getByText('not comparable')).toBeVisible();
    await findSlider(page, 'Linear classifier').press('ArrowLeft');
    expect(await findReading(page, 'Convolutional network').innerText()).not.toBe(network);
  });
});

test('within the interval that is told nothing changes, and beyond it something does', async ({
  page,
}) => {
  await openLab(page, '&link=own');
  const told = page.getByText(/^Above [\d.]+ up to [\d.]+: same decisions/);
  const [low, high] = (await told.innerText()).match(/\d\.\d+/g)!.map(Number) as [number, number];
  const box = page.getByRole('textbox', { name: 'Threshold, as a number' });
  const readFound = async () => {
    const row = await findReading(page, 'Linear classifier').innerText();
    return row.slice(row.indexOf('%'));
  };
  const found = await readFound();
  for (const [threshold, isSame] of [
    [high, true],
    [low + (high - low) / 2, true],
    [high + (high - low) / 2, false],
    [low - (high - low) / 2, false],
  ] as const) {
    await box.fill(String(threshold));
    await box.press('Enter');
    expect((await readFound()) === found, String(threshold)).toBe(isSame);
  }
});

test('the strip is one tab stop, and arrow keys go along it', async ({ page }) => {
  await openLab(page);
  const pictures = page.getByRole('toolbar', { name: /^Pictures at the line/ }).getByRole('button');
  const focused = page.locator(':focus');
  await page.getByRole('combobox', { name: 'Linked at' }).focus();
  await page.keyboard.press('Tab');
  const start = await focused.getAttribute('aria-label');
  expect(
    await pictures.evaluateAll((all) => all.filter(({ tabIndex }) => tabIndex === 0)),
  ).toHaveLength(1);
  await page.keyboard.press('ArrowLeft');
  expect(await focused.getAttribute('aria-label')).not.toBe(start);
  await page.keyboard.press('ArrowRight');
  expect(await focused.getAttribute('aria-label')).toBe(start);
  await page.keyboard.press('Home');
  await expect(pictures.first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(pictures.last()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'accept one step more' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(pictures.last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Back to the lab' })).toBeVisible();
});
