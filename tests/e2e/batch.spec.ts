import { mkdir, readFile, writeFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { encodeZip } from '../fixtures/zip.ts';
import type { GivenFile } from './batch-page.ts';
import {
  choose,
  dropFiles,
  expectDone,
  expectKept,
  findRows,
  givePng,
  openBatch,
  paintPicture,
} from './batch-page.ts';
import {
  CLASSIFIERS,
  encodePngHead,
  findCard,
  openJudged,
  readScores,
  TWO_HALVES,
} from './classify-page.ts';

const BROKEN: readonly GivenFile[] = [
  givePng('cut.png', paintPicture(1).subarray(0, 120)),
  givePng('words.jpg', Buffer.from('This is only text.')),
  givePng('huge.png', encodePngHead(30_000, 30_000)),
];

const REASONS = [
  ['cut.png', 'cut.png is damaged or cut short'],
  ['words.jpg', 'words.jpg is not a picture (plain text)'],
  ['huge.png', 'more than 120 megapixels'],
] as const;

/** Thirty files of which three are broken. */
const THIRTY = [
  ...Array.from({ length: 27 }, (_, at) => givePng(`photo ${at}.png`, paintPicture(at))),
  ...BROKEN,
];

async function saveAs(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await download).path(), 'utf8');
}

test('thirty files, three of them broken: n of N, 27 scored, 3 refused with reasons', async ({
  page,
}) => {
  await openBatch(page);
  await expect(page.getByText('Pictures never leave this machine.')).toBeVisible();
  await choose(page, THIRTY);
  await expect(page.getByText(/^\d+ of 30$/)).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Files done' })).toBeVisible();
  await expectDone(page, 30);
  await expect(page.getByText('27 scored', { exact: true })).toBeVisible();
  await expect(page.getByText('3 refused', { exact: true })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '27 scored, 3 refused' })).toHaveCount(1);
  await expect(findRows(page)).toHaveCount(30);
  for (const [name, reason] of REASONS) {
    await expect(findRows(page, name)).toContainText(reason);
  }
  const answers = findRows(page, 'photo 0.png')
    .getByRole('cell')
    .filter({ hasText: /0\.\d{3}/ });
  await expect(answers).toHaveCount(3);
});

test('a picture has the same scores in a batch as alone', async ({ page }) => {
  await openJudged(page);
  const read = () => Promise.all(CLASSIFIERS.map((card) => readScores(findCard(page, card))));
  const before = await read();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'halves.png', mimeType: 'image/png', buffer: TWO_HALVES });
  await expect
    .poll(async () => (await read()).every((own, at) => own.join() !== before[at]!.join()))
    .toBe(true);
  const scoreOf = (text: string) => Number(/\d\.\d{3}/.exec(text)![0]);
  const alone = (await read()).map((own) => Math.max(...own.map(scoreOf)));
  await page.getByRole('link', { name: 'Batch' }).click();
  await choose(page, [givePng('halves.png', TWO_HALVES)]);
  await expectDone(page, 1);
  const cells = findRows(page)
    .getByRole('cell')
    .filter({ hasText: /\d\.\d{3}/ });
  const together = (await cells.allInnerTexts()).map(scoreOf);
  expect(together).toHaveLength(3);
  for (const [at, score] of together.entries()) expect(score).toBeCloseTo(alone[at]!, 2);
});

test('a batch is cancelled at once, and says so of what was left', async ({ page }) => {
  await openBatch(page);
  const many = Array.from({ length: 60 }, (_, at) => givePng(`${at}.png`, paintPicture(at)));
  await choose(page, many);
  await expect(page.getByText(/^\d+ of 60$/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
  await expect(page.getByText(/^\d+ not judged$/)).toBeVisible();
  await expect(findRows(page, 'Cancelled before its turn').first()).toBeVisible();
  await expect(page.getByText('60 of 60', { exact: true })).toBeVisible();
});

test('only the newest of two batches counts', async ({ page }) => {
  await openBatch(page);
  await choose(page, THIRTY);
  await choose(page, [givePng('newest.png', paintPicture(5))]);
  await expectDone(page, 1);
  await expect(findRows(page)).toHaveCount(1);
  await expect(findRows(page, 'newest.png')).toContainText('Scored');
});

test('a batch goes on behind another page', async ({ page }) => {
  await openBatch(page);
  await choose(page, THIRTY);
  await page.getByRole('link', { name: 'Classify' }).click();
  await expect(page.getByRole('button', { name: 'Open a picture' })).toBeVisible();
  await page.getByRole('link', { name: 'Batch' }).click();
  await expectDone(page, 30);
  await expect(page.getByText('27 scored', { exact: true })).toBeVisible();
});

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

test('five hundred pictures with twenty broken: 480 scored, 20 refused, the page answers meanwhile', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openBatch(page);
  const files = Array.from({ length: 500 }, (_, at) =>
    at % 25 === 24
      ? givePng(`broken ${at}.png`, paintPicture(at % 40).subarray(0, 110))
      : givePng(`photo ${at}.png`, paintPicture(at % 40)),
  );
  await choose(page, files);
  await expect(page.getByText(/^\d+ of 500$/)).toBeVisible({ timeout: 60_000 });
  const longest = await page.evaluate(async () => {
    let most = 0;
    let before = performance.now();
    while (!document.body.innerText.includes('500 of 500')) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      most = Math.max(most, performance.now() - before - 50);
      before = performance.now();
    }
    return most;
  });
  await expectDone(page, 500);
  await expect(page.getByText('480 scored', { exact: true })).toBeVisible();
  await expect(page.getByText('20 refused', { exact: true })).toBeVisible();
  await expect(findRows(page)).toHaveCount(500);
  expect(longest).toBeLessThan(1_000);
});

test('a classifier whose weights do not come leaves the others their answers, and is asked again', async ({
  page,
}) => {
  const weights = /weights-.*\.bin/;
  await page.route(weights, (route) => route.abort());
  await openBatch(page);
  await choose(page, THIRTY.slice(0, 5));
  await expectDone(page, 5);
  const line = page.getByRole('alert').getByText('Convolutional network could not answer.');
  await expect(line).toBeVisible();
  await expect(findRows(page).first()).toContainText('no answer');
  await page.unroute(weights);
  await page.getByRole('button', { name: 'Ask again' }).first().click();
  await expect(line).toHaveCount(0);
  await expect(findRows(page).first()).not.toContainText('no answer');
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

test('test pictures make a labelled batch, and most of them are recognised', async ({ page }) => {
  await openBatch(page);
  await page.getByRole('button', { name: 'Take test pictures' }).click();
  await expectDone(page, 60);
  const accuracy = page.getByRole('region', { name: 'Right, as the folders say' });
  const network = accuracy.getByRole('listitem').filter({ hasText: 'Convolutional network' });
  const [, right] = /(\d+) of 60/.exec(await network.innerText()) ?? [];
  expect(Number(right)).toBeGreaterThan(50);
});

test('the rows are saved as CSV and JSON, formulas disarmed', async ({ page }) => {
  await openBatch(page);
  await choose(page, [
    givePng('=1+1.png', paintPicture(1)),
    givePng('a, "b".png', paintPicture(2)),
    BROKEN[0]!,
  ]);
  await expectDone(page, 3);
  const csv = await saveAs(page, 'Save as CSV');
  const [head, formula, quoted, cut] = csv.split('\r\n');
  expect(head).toMatch(/^file,state,reason,true class,references,nearest-neighbour answer,/);
  expect(formula).toMatch(/^"'=1\+1\.png",scored,,,1000,\w+(,[\d.e-]+){10},/);
  expect(quoted).toMatch(/^"a, ""b""\.png",scored,/);
  expect(cut).toMatch(/^cut\.png,refused,cut\.png is damaged/);
  const json = JSON.parse(await saveAs(page, 'Save as JSON')) as {
    readonly files: readonly { readonly file: string; readonly classifiers: unknown[] }[];
  };
  expect(json.files.map(({ file }) => file)).toEqual(['=1+1.png', 'a, "b".png', 'cut.png']);
  expect(json.files.map(({ classifiers }) => classifiers.length)).toEqual([3, 3, 0]);
});

test('the rows survive a reload, until they are forgotten', async ({ page }) => {
  await openBatch(page);
  await choose(page, [...THIRTY.slice(0, 4), ...BROKEN]);
  await expectDone(page, 7);
  const before = await findRows(page).allInnerTexts();
  await expectKept(page, 7);
  await page.reload();
  await expectDone(page, 7);
  expect(await findRows(page).allInnerTexts()).toEqual(before);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'Forget this batch' }).click();
  await expect(findRows(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Choose pictures' })).toBeVisible();
  await expect(findRows(page)).toHaveCount(0);
});

test('without space to keep it a lasting line says so, and goes when there is some', async ({
  page,
  context,
  baseURL,
}) => {
  await openBatch(page);
  const devtools = await context.newCDPSession(page);
  const origin = new URL(baseURL!).origin;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await choose(page, THIRTY.slice(0, 5));
  await expectDone(page, 5);
  const line = page.getByRole('alert').filter({ hasText: 'does not let the page keep the batch' });
  await expect(line).toBeVisible();
  await expect(page.getByText('5 scored', { exact: true })).toBeVisible();
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await expect(line).toHaveCount(0, { timeout: 20_000 });
  await page.reload();
  await expectDone(page, 5);
});

test('with storage blocked the page works, says so, and keeps nothing', async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('Storage is blocked.', 'SecurityError');
    };
  });
  await openBatch(page);
  await choose(page, THIRTY.slice(0, 3));
  await expectDone(page, 3);
  await expect(
    page.getByRole('alert').filter({ hasText: 'does not let the page keep the batch' }),
  ).toBeVisible();
});

test('columns are sorted by keys, both ways', async ({ page }) => {
  await openBatch(page);
  await choose(page, [BROKEN[0]!, ...THIRTY.slice(0, 11)]);
  await expectDone(page, 12);
  await page.getByRole('button', { name: 'Choose pictures' }).focus();
  for (const name of [
    'Choose a folder',
    'Take test pictures',
    'Save as CSV',
    'Save as JSON',
    'Forget this batch',
    'File',
  ]) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name, exact: true })).toBeFocused();
  }
  const header = page.getByRole('columnheader', { name: 'File' });
  await page.keyboard.press('Enter');
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect(findRows(page).first()).toContainText('cut.png');
  await expect(findRows(page).last()).toContainText('photo 10.png');
  await page.keyboard.press('Enter');
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(findRows(page).first()).toContainText('photo 10.png');
  await page.getByRole('button', { name: 'Convolutional network' }).click();
  await expect(findRows(page).last()).toContainText('cut.png');
});

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 360, height: 800 },
]) {
  test(`axe finds nothing serious, ${viewport.width} px wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openBatch(page);
    const check = async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(
          ({ impact }) => impact === 'serious' || impact === 'critical',
        );
        expect(
          serious.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html ?? ''}`),
        ).toEqual([]);
      }
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
  });
}
