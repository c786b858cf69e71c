import { findReading, findSlider, openLab } from './lab-page.ts';
import { expect, test } from './site-test.ts';

test('a picture opens in Classify with all that the lab says of it, and the way back leads to the same place', async ({
  page,
}) => {
  await openLab(page, '&panel=confusion&linearAt=0.3&nearestAt=0.4&networkAt=0.9');
  await page.getByRole('button', { name: /^Show 60 more,/ }).click();
  const pictures = page.getByRole('list', { name: 'Ships called airplane' }).getByRole('button');
  const opener = pictures.nth(30);
  const label = (await opener.getAttribute('aria-label'))!;
  const score = /score (0\.\d+)/.exec(label)![1]!;
  await opener.click();

  const account = page.getByRole('region', { name: 'In the lab: is this an airplane?' });
  await expect(account.getByText('It is a ship.')).toBeVisible();
  await expect(account.getByText(`${score} reaches the threshold 0.30`)).toBeVisible();
  await expect(account.getByText(/ the threshold 0\.40$/)).toBeVisible();
  await expect(account.getByText(/ the threshold 0\.90$/)).toBeVisible();
  await expect(account.getByRole('heading', { level: 2 })).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expect(page.getByRole('slider', { name: /all three/ })).toHaveValue('0.3');
  await expect(account.getByText(/one threshold holds for all three: 0\.30\./)).toBeVisible();
  await expect(account.getByText(/1,000 references .* in the lab with 45,000/)).toBeVisible();

  await page.reload();
  await expect(account.getByText(`${score} reaches the threshold 0.30`)).toBeVisible();
  await account.getByRole('button', { name: 'Back to the lab' }).click();
  await expect(findSlider(page, 'Linear classifier')).toBeVisible();

  await page.getByRole('button', { name: /^Show 60 more,/ }).click();
  await opener.focus();
  const place = await page.evaluate(() => scrollY);
  await opener.press('Enter');
  await expect(account).toBeVisible();
  for (const goBack of [
    () => account.getByRole('button', { name: 'Back to the lab' }).click(),
    () => page.goBack(),
  ]) {
    await goBack();
    await expect(opener).toBeFocused();
    await expect(opener).toHaveAccessibleName(label);
    expect(await page.evaluate(() => scrollY)).toBe(place);
    await expect(findReading(page, 'Convolutional network')).toContainText('0.90');
    await page.goForward();
    await expect(account).toBeVisible();
  }
});

test('in Classify nearest neighbour is asked as in the lab at a press, and then says the same', async ({
  page,
}) => {
  await openLab(page, '&rule=top-one&nearestAt=0.3');
  await page
    .getByRole('button', { name: /Open in Classify$/ })
    .nth(3)
    .click();
  const account = page.getByRole('region', { name: 'In the lab: what is this?' });
  const said = await account.getByText(/the threshold 0\.30$/).innerText();
  await account.getByRole('button', { name: /^Compare with 45,000 references/ }).click();
  await expect(account.getByText('Nearest neighbour is asked as it was in the lab.')).toBeVisible({
    timeout: 60_000,
  });
  const card = page.getByRole('region', { name: 'Nearest neighbour', exact: true });
  // The card has as many digits as its own threshold asks for.
  const readScores = async () =>
    [...(await card.innerText()).matchAll(/0\.\d{3,}/g)].map(([text]) => Number(text).toFixed(3));
  await expect.poll(readScores).toContain(/^0\.\d{3}/.exec(said)![0]);
});
