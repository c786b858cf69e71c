import { mkdir, writeFile } from 'node:fs/promises';
import { encodeZip } from '../fixtures/zip.ts';
import { findSerious } from './axe.ts';
import { BROKEN } from './batch-files.ts';
import {
  choose,
  dropFiles,
  expectDone,
  findRows,
  givePng,
  openBatch,
  paintPicture,
} from './batch-page.ts';
import { expect, test } from './site-test.ts';

const ARCHIVE = encodeZip([
  { name: 'photos/SHIP/one.png', content: paintPicture(1) },
  { name: 'photos/frog/two.png', content: paintPicture(2) },
  { name: 'plane/three.png', content: paintPicture(3) },
  { name: 'holiday/four.png', content: paintPicture(4) },
  { name: '../../frog/"><img src=x onerror=alert(1)>.png', content: paintPicture(5) },
  { name: '__proto__/six.png', content: paintPicture(6) },
  { name: 'frog/locked.png', content: paintPicture(7), isEncrypted: true },
  { name: 'frog/false.png', content: paintPicture(8), claimedCrc: 8 },
  { name: 'inner.zip', content: encodeZip([{ name: 'a.png', content: paintPicture(9) }]) },
  { name: '__MACOSX/frog/._two.png', content: Buffer.from('junk') },
  { name: 'frog/.DS_Store', content: Buffer.from('junk') },
]);

test('an archive is taken apart: folders are labels, names are text, what is wrong is refused', async ({
  page,
}) => {
  await openBatch(page);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  await choose(page, [{ name: 'all.zip', mimeType: 'application/zip', buffer: ARCHIVE }]);
  await expectDone(page, 9);
  await expect(page.getByText('2 system files skipped')).toBeVisible();
  for (const [name, words] of [
    ['one.png', 'ship'],
    ['two.png', 'frog'],
    ['three.png', 'airplane'],
    ['onerror=alert(1)', 'frog'],
    ['locked.png', 'is locked with a password'],
    ['false.png', 'is damaged or cut short: its zip data'],
    ['inner.zip', 'is not a picture (zip archive)'],
  ] as const) {
    await expect(findRows(page, name)).toContainText(words);
  }
  const accuracy = page.getByRole('region', { name: 'Right, as the folders say' });
  await expect(accuracy.getByRole('listitem')).toHaveCount(3);
  await expect(accuracy.getByText(/\d of 4 \(95 % .+ %\)/)).toHaveCount(3);
  await expect(accuracy).toContainText('2 pictures have no label:');
  await expect(accuracy).toContainText('holiday (1)');
  await expect(accuracy).toContainText('__proto__ (1)');
  expect(dialogs).toEqual([]);
});

const NAMES = [
  `${'long '.repeat(60)}.png`,
  '🛳️ at sea 🌊.png',
  'photo \u202egpj.exe',
  '=HYPERLINK("x").png',
  '+1.png',
  '@SUM(A1).png',
  '"><img src=x onerror=alert(1)>.png',
];

test('names of every kind are shown as text, each with a direction of its own', async ({
  page,
}) => {
  await openBatch(page);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await choose(
    page,
    NAMES.map((name) => givePng(name, paintPicture(3))),
  );
  await expectDone(page, NAMES.length);
  // The element bdi keeps the direction of what is in it from what is around it.
  const shown = await findRows(page).locator('bdi').allTextContents();
  expect(shown).toEqual(NAMES);
  expect([dialogs, asked.filter((url) => url.endsWith('/x'))]).toEqual([[], []]);
});

test('a cut archive is refused, and what came beside it is judged', async ({ page }) => {
  await openBatch(page);
  const cut = ARCHIVE.subarray(0, ARCHIVE.length / 2);
  await dropFiles(page, [
    { name: 'cut.zip', bytes: [...cut] },
    { name: 'good.png', bytes: [...paintPicture(3)] },
  ]);
  await expectDone(page, 2);
  await expect(findRows(page, 'cut.zip')).toContainText('none of it is judged');
  await expect(findRows(page, 'good.png')).toContainText('Scored');
});

test('many pictures that are dropped on Classify become a batch', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Open a picture' })).toBeVisible();
  await dropFiles(page, [
    { name: 'one.png', bytes: [...paintPicture(1)] },
    { name: 'two.png', bytes: [...paintPicture(2)] },
  ]);
  await expectDone(page, 2);
  await expect(page).toHaveURL(/page=batch/);
});

test('a folder is dropped, with the folders in it', async ({ page, context }, info) => {
  await openBatch(page);
  await mkdir(info.outputPath('set', 'inner', 'Frog'), { recursive: true });
  await writeFile(info.outputPath('set', 'one.png'), paintPicture(1));
  await writeFile(info.outputPath('set', 'inner', 'Frog', 'two.png'), paintPicture(2));
  await writeFile(info.outputPath('set', 'inner', '.DS_Store'), 'junk');
  const devtools = await context.newCDPSession(page);
  const data = { items: [], files: [info.outputPath('set')], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await expectDone(page, 2);
  await expect(findRows(page, 'one.png')).toContainText('set');
  await expect(findRows(page, 'two.png')).toContainText('frog');
  await expect(page.getByText('1 system file skipped')).toBeVisible();
});

test('a folder is chosen, with the folders in it', async ({ page }, info) => {
  const outputPath = (...parts: string[]) => info.outputPath(...parts);
  await openBatch(page);
  for (const folder of ['ship', 'Frog', 'empty']) {
    await mkdir(outputPath('set', folder), { recursive: true });
  }
  await writeFile(outputPath('set', 'ship', 'a.png'), paintPicture(1));
  await writeFile(outputPath('set', 'Frog', 'b.png'), paintPicture(2));
  await writeFile(outputPath('set', 'Thumbs.db'), 'junk');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await (await chooser).setFiles(outputPath('set'));
  await expectDone(page, 2);
  await expect(findRows(page, 'a.png')).toContainText('ship');
  await expect(findRows(page, 'b.png')).toContainText('frog');
  await expect(page.getByText('1 system file skipped')).toBeVisible();
});

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 360, height: 800 },
]) {
  test(`axe finds nothing serious, ${viewport.width} px wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openBatch(page);
    const check = async () => {
      expect(await findSerious(page)).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(viewport.width);
    };
    await check();
    await choose(page, [
      { name: 'all.zip', mimeType: 'application/zip', buffer: ARCHIVE },
      givePng(`${'long '.repeat(60)}.png`, paintPicture(3)),
      ...BROKEN,
    ]);
    await expectDone(page, 13);
    await check();
    const long = findRows(page, 'long long').getByText(/^long .*png$/);
    expect(await long.evaluate((name) => name.scrollWidth - name.clientWidth)).toBe(0);
  });
}
