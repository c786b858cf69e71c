import { findReading, findSlider, openLab, readStrip } from './lab-page.ts';
import { expect, test } from './site-test.ts';

test('one step lower, and the boat becomes a plane', async ({ page }) => {
  await openLab(page);
  const countFalse = async () => {
    const row = await findReading(page, 'Linear classifier').innerText();
    return Number(/([\d,]+)\nof 9,000/.exec(row)![1]!.replaceAll(',', ''));
  };
  expect(await readStrip(page)).toContain('One step lower and this ship becomes an airplane');
  const before = await countFalse();
  await page.getByRole('button', { name: 'accept one step more' }).click();
  expect(await readStrip(page)).toContain('This ship has just become an airplane');
  expect(await countFalse()).toBe(before + 1);
  await expect(page).toHaveURL(/linearAt=/);
  await page.reload();
  await expect(findSlider(page, 'Linear classifier')).toBeVisible();
  expect(await readStrip(page), 'nothing just happened').toContain('Last let in: this ship');
});

for (const [reducedMotion, slides] of [
  ['reduce', 0],
  ['no-preference', 1],
] as const) {
  test(`the film slides ${slides} times where motion is ${reducedMotion}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion });
    await openLab(page);
    const button = page.getByRole('button', { name: 'accept one step more' });
    // Asked at once: a slide takes less time than a question from outside the page.
    const running = await button.evaluate(async (element: HTMLElement) => {
      element.click();
      await new Promise((resolve) => setTimeout(resolve));
      return document.getAnimations().length;
    });
    expect(running).toBe(slides);
  });
}

test('another classifier in front brings its own pictures', async ({ page }) => {
  await openLab(page);
  const before = await readStrip(page);
  await page.getByRole('radio', { name: /^Slide the convolutional network/ }).check();
  await expect(findSlider(page, 'Convolutional network')).toBeVisible();
  expect(await readStrip(page)).not.toBe(before);
});

test('the first and the next boat are shown', async ({ page }) => {
  await openLab(page, '&linearAt=0.3');
  await page.getByRole('button', { name: 'Show me the first ship' }).click();
  const first = await readStrip(page);
  expect(first).toContain('This ship has just become an airplane');
  await page.getByRole('button', { name: 'Next ship' }).click();
  const next = await readStrip(page);
  expect(next).toContain('This ship has just become an airplane');
  expect(next).not.toBe(first);
  await page.getByRole('combobox', { name: 'Look for' }).selectOption('bird');
  await page.getByRole('button', { name: 'Show me the first bird' }).click();
  expect(await readStrip(page)).toContain('This bird has just become an airplane');

  const nextBird = page.getByRole('button', { name: 'Next bird' });
  await expect(nextBird).not.toHaveAttribute('aria-disabled', 'true');
  await findSlider(page, 'Linear classifier').press('Home');
  await expect(nextBird).toHaveAttribute('aria-disabled', 'true');
  await expect(
    page.getByRole('status').filter({ hasText: 'No bird is left to let in.' }),
  ).toBeVisible();
  const before = await readStrip(page);
  await nextBird.click({ force: true });
  expect(await readStrip(page)).toBe(before);
});
