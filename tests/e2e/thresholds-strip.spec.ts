import { openLab } from './lab-page.ts';
import { expect, test } from './site-test.ts';

test.use({ viewport: { width: 360, height: 800 } });

test('on a phone the line has its flag, its sides have names, and each picture has its score', async ({
  page,
}) => {
  await openLab(page);
  const strip = page.getByRole('region', { name: /^Pictures at the line/ });
  const boxOf = async (text: string) => {
    await expect(strip.getByText(text, { exact: true })).toBeInViewport({ ratio: 1 });
    return (await strip.getByText(text, { exact: true }).boundingBox())!;
  };
  const threshold = await page
    .getByRole('textbox', { name: 'Threshold, as a number' })
    .inputValue();
  const shutOut = await boxOf('← shut out');
  const accepted = await boxOf('accepted →');
  // The threshold is also the score of the last picture let in.
  const flag = (await strip.getByText(threshold, { exact: true }).first().boundingBox())!;
  expect(shutOut.x).toBeLessThan(flag.x);
  expect(Math.abs(flag.x + flag.width / 2 - 180)).toBeLessThan(2);
  expect(accepted.x + accepted.width).toBeGreaterThan(flag.x + flag.width);
  const pictures = strip.getByRole('button', { name: /, score / });
  expect(await pictures.count()).toBeGreaterThan(3);
  for (const picture of await pictures.all()) await expect(picture).toContainText(/0\.\d{3,}/);
});
