import { readFile } from 'node:fs/promises';
import { encodeZip } from '../fixtures/zip.ts';
import {
  choose,
  dropFiles,
  expectDone,
  expectKept,
  findRows,
  openBatch,
  paintPicture,
} from './batch-page.ts';
import { expect, test } from './site-test.ts';

/** A name that is long, turns the direction of writing, and would be markup. */
const HOSTILE = `<img src=x onerror=alert(1)>\u202e${'long'.repeat(70)}`;

const ARCHIVE = encodeZip([
  { name: 'yachts/one.png', content: paintPicture(1) },
  { name: 'yachts/two.png', content: paintPicture(2) },
  { name: 'frog/three.png', content: paintPicture(3) },
  { name: `${HOSTILE}/four.png`, content: paintPicture(4) },
]);

test('what folders hold is said by hand, counts at once, is kept, and is saved', async ({
  page,
}) => {
  await openBatch(page);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  await choose(page, [{ name: 'all.zip', mimeType: 'application/zip', buffer: ARCHIVE }]);
  await expectDone(page, 4);
  await expect(
    page.getByText('Of any other name you can say what its folders hold.'),
  ).toBeVisible();
  const accuracy = page.getByRole('region', { name: /^Right, as/ });
  const folders = accuracy.getByRole('group', { name: 'What these folders hold' });
  await expect(folders.getByRole('combobox')).toHaveCount(2);
  await expect(folders.getByText(HOSTILE)).toBeVisible();
  await expect(accuracy).toContainText('3 pictures have no label');
  await expect(accuracy.getByRole('heading')).toHaveText('Right, as the folders say');
  await expect(accuracy.getByText(/of 1 \(95 %/)).toHaveCount(3);

  await folders.getByRole('combobox', { name: 'yachts (2)' }).selectOption('ship');
  await expect(findRows(page, 'one.png')).toContainText('ship');
  await expect(accuracy.getByText(/of 3 \(95 %/)).toHaveCount(3);
  await expect(accuracy.getByRole('heading')).toHaveText('Right, as the folders and you say');
  await expect(accuracy).toContainText('1 picture has no label: say below what its folder holds.');
  await folders.getByRole('combobox', { name: 'onerror' }).selectOption('cat');
  await expect(accuracy.getByText(/of 4 \(95 %/)).toHaveCount(3);
  await expect(accuracy).not.toContainText('no label:');

  await expectKept(page, 4);
  await page.reload();
  await expectDone(page, 4);
  await expect(findRows(page, 'two.png')).toContainText('ship');
  const chosen = folders.getByRole('combobox', { name: 'yachts (2)' });
  await expect(chosen).toHaveValue('ship');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = await readFile(await (await saving).path(), 'utf8');
  expect(csv).toMatch(/yachts\/two\.png,scored,,ship,/);

  await chosen.selectOption('no label');
  await expect(accuracy.getByText(/of 2 \(95 %/)).toHaveCount(3);
  await expect(findRows(page, 'one.png')).not.toContainText('ship');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(1280);
  expect(dialogs).toEqual([]);
});

test('an archive that is dropped on Classify is judged on the page Batch, which says why', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Open a picture' })).toBeVisible();
  await dropFiles(page, [{ name: 'all', bytes: [...ARCHIVE] }]);
  await expectDone(page, 4);
  await expect(page).toHaveURL(/page=batch/);
  const why = page.getByText('Classify judges one picture at a time');
  await expect(why).toBeVisible();
  await page.getByRole('link', { name: 'Classify' }).click();
  await page.getByRole('link', { name: 'Batch' }).click();
  await expect(findRows(page)).toHaveCount(4);
  await expect(why).toHaveCount(0);
});

test('several pictures that are chosen on Classify become a batch', async ({ page }) => {
  await page.goto('/');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a picture' }).click();
  await (
    await chooser
  ).setFiles(
    [1, 2].map((seed) => ({
      name: `${seed}.png`,
      mimeType: 'image/png',
      buffer: paintPicture(seed),
    })),
  );
  await expectDone(page, 2);
  await expect(page).toHaveURL(/page=batch/);
});
