import { PANELS } from '../../src/state/lab-settings.ts';
import { findFigure, findReading, findSlider, NAMES, openLab, openMiddle } from './lab-page.ts';
import { expect, test } from './site-test.ts';

test.describe('the curves', () => {
  for (const chart of [
    'What finding more costs',
    'ROC',
    'Precision and recall',
    'Flagged share and risk',
  ]) {
    test(`${chart}: arrow keys walk along it, and the point tells itself`, async ({ page }) => {
      await openMiddle(page, '');
      const marker = findFigure(page, chart).getByRole('slider', { name: /^Linear classifier on/ });
      const before = await marker.getAttribute('aria-valuetext');
      expect(before).toMatch(/threshold [\d.]+; recall [\d.]+ % \([\d,]+ of 1,000\)/);
      await marker.press('ArrowRight');
      await expect(marker).not.toHaveAttribute('aria-valuetext', before!);
      await expect(
        findFigure(page, chart).getByText(/^Linear classifier, threshold/),
      ).toBeVisible();
    });
  }

  test('a point under the pointer tells its threshold, and a press moves there', async ({
    page,
  }) => {
    await openMiddle(page, '');
    const figure = findFigure(page, 'ROC');
    const plot = figure.getByRole('group', { name: 'ROC' });
    const before = await findReading(page, 'Nearest neighbour').innerText();
    await plot.scrollIntoViewIfNeeded();
    const box = (await plot.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.6, box.y + 30);
    await expect(figure.getByText(/, threshold [\d.]+$/)).toBeVisible();
    await page.mouse.down();
    await page.mouse.up();
    expect(await findReading(page, 'Nearest neighbour').innerText()).not.toBe(before);
  });

  for (const chart of [/^Figures of the linear classifier/, 'Scores by true class']) {
    test(`the line in ${String(chart)} is dragged and moved by keys`, async ({ page }) => {
      await openMiddle(page, '');
      const line = findFigure(page, chart).getByRole('slider', { name: /^Linear classifier on/ });
      const before = await line.getAttribute('aria-valuetext');
      await line.press('PageUp');
      const stepped = await line.getAttribute('aria-valuetext');
      expect(stepped).not.toBe(before);
      const box = (await line.boundingBox())!;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 - 60, box.y + box.height / 2, { steps: 4 });
      await page.mouse.up();
      await expect(line).not.toHaveAttribute('aria-valuetext', stepped!);
    });
  }
});

test.describe('the confusion matrix', () => {
  test('follows the threshold, opens its cells, and a picture opens in Classify', async ({
    page,
  }) => {
    await openMiddle(page, '&rule=top-one&panel=confusion');
    const grid = page.getByRole('grid');
    await expect(grid.getByRole('columnheader')).toHaveCount(11);
    const before = await grid.innerText();
    await findSlider(page, 'Linear classifier').press('PageDown');
    const moved = await grid.innerText();
    expect(moved).not.toBe(before);
    await page.getByRole('radio', { name: '% of the row' }).check({ force: true });
    const linear = await grid.innerText();
    expect(linear).not.toBe(moved);
    await page.getByRole('radio', { name: 'Network', exact: true }).check({ force: true });
    expect(await grid.innerText()).not.toBe(linear);

    await grid.getByRole('button').first().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const gallery = page.getByRole('region', { name: /^Airplanes / });
    const opened = grid.locator('[aria-current]');
    await expect(opened).toHaveCount(1);
    await opened.press('Enter');
    await expect(gallery, 'an open cell stays open').toBeVisible();
    const names = () => gallery.getByRole('button', { name: /score/ }).allInnerTexts();
    await expect(gallery.getByText(/of 1,000/)).toBeVisible();
    const nearest = await names();
    await page.getByRole('radio', { name: 'farthest from it' }).check({ force: true });
    expect(await names()).not.toEqual(nearest);
    await gallery.getByRole('button', { name: /score/ }).first().click();
    await expect(page.getByText('It is an airplane', { exact: true })).toBeVisible();
  });

  test('a cell shows more of its pictures on demand', async ({ page }) => {
    await openMiddle(page, '&panel=confusion');
    const pictures = page.getByRole('tabpanel').getByRole('button', { name: /score/ });
    const shown = await pictures.count();
    await page.getByRole('button', { name: /^Show \d+ more,/ }).click();
    expect(await pictures.count()).toBeGreaterThan(shown);
  });

  test('on a phone a cell leads to its pictures, also when it is open already', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await openMiddle(page, '&panel=confusion');
    const gallery = page.getByRole('region', { name: 'Ships called airplane' });
    const cell = page.getByRole('grid').getByRole('button', { name: /ship called airplane/ });
    for (const press of ['first', 'again']) {
      await page.getByRole('grid').evaluate((grid) => grid.scrollIntoView({ block: 'start' }));
      await cell.press('Enter');
      await expect(gallery.getByRole('heading'), press).toBeInViewport();
      await expect(gallery.getByRole('button').first(), press).toBeInViewport();
    }
  });

  test('an empty cell says so', async ({ page }) => {
    await openLab(page, '&panel=confusion&linearAt=2');
    await expect(page.getByText(/^No pictures: no ship reaches the threshold here/)).toBeVisible();
  });
});

test.describe('the costs', () => {
  test('choose on validation, and reveal on test what came', async ({ page }) => {
    await openLab(page, '&panel=costs');
    const panel = page.getByRole('tabpanel');
    const before = await panel.innerText();
    for (const name of ['A false positive costs', 'A miss costs']) {
      const text = await panel.innerText();
      await page.getByRole('textbox', { name }).fill('7');
      expect(await panel.innerText(), name).not.toBe(text);
      await page.getByRole('textbox', { name }).fill('1');
    }
    expect(await panel.innerText()).toBe(before);
    await page.getByRole('radio', { name: 'out there' }).check({ force: true });
    const asInSet = await panel.innerText();
    await page.getByRole('textbox', { name: 'Share out there, in percent' }).fill('1');
    expect(await panel.innerText()).not.toBe(asInSet);
    await expect(panel.getByText(/chosen on the 5,000 validation pictures/)).toBeVisible();
    await expect(panel.getByText('Promised on validation')).toHaveCount(0);
    await page.getByRole('button', { name: 'Reveal on test' }).click();
    await expect(panel.getByRole('heading', { name: /^Promised on validation/ })).toBeFocused();
    const costs = panel.getByRole('row', { name: /^Cost per 100 / });
    for (const cost of await costs.all()) {
      await expect(cost.getByText(/^[\d.]+ to [\d.]+$/), 'of the promise too').toHaveCount(2);
    }
    await expect(panel.getByText(/chance alone|leaves out 0|^As promised/)).toHaveCount(3);
    await expect(page).toHaveURL(/prevalence=0\.01/);
  });

  test('set the thresholds of one and of all three', async ({ page }) => {
    await openLab(page, '&panel=costs');
    const before = await findReading(page, 'Linear classifier').innerText();
    await page.getByRole('button', { name: 'Use this threshold' }).nth(1).click();
    expect(await findReading(page, 'Linear classifier').innerText()).not.toBe(before);
    await page.getByRole('button', { name: 'Use all three' }).click();
    await expect(page.getByRole('button', { name: 'In use' })).toHaveCount(3);
    await expect(page.getByRole('combobox', { name: 'Linked at' })).toHaveValue('own');
    const done = page.getByText(/^Done\. The classifiers are not linked/);
    const invitation = page.getByText('This gives each classifier its own cheapest threshold.');
    await expect(done).toBeVisible();
    const miss = page.getByRole('textbox', { name: 'A miss costs' });
    for (const [cost, shown, gone] of [
      ['100', invitation, done],
      ['1', done, invitation],
    ] as const) {
      await miss.fill(cost);
      await expect(shown, `a miss costs ${cost}`).toBeVisible();
      await expect(gone, `a miss costs ${cost}`).toHaveCount(0);
    }
    await page.getByRole('combobox', { name: 'Class' }).selectOption('cat');
    await expect(invitation).toBeVisible();
  });

  test('a cost that is none is refused in words', async ({ page }) => {
    await openLab(page, '&panel=costs');
    const field = page.getByRole('textbox', { name: 'A miss costs' });
    for (const text of ['-1', '1,000', 'much']) {
      await field.fill(text);
      await expect(page.getByText(/^A number from 0 to 1,000,000, please\./)).toBeVisible();
      await expect(field).toHaveAttribute('aria-invalid', 'true');
    }
    await field.press('Tab');
    await expect(field, 'the old number').toHaveValue('1');
    await expect(field).toHaveAttribute('aria-invalid', 'false');
    await expect(page.getByText('“much” is none.'), 'still told').toBeVisible();
    await field.fill('0,5');
    await expect(page.getByText('is none.')).toHaveCount(0);
    await expect(field).toHaveAttribute('aria-invalid', 'false');
    await expect(page).toHaveURL(/missCost=0\.5/);
  });

  test('a line is called dashed only where it is drawn', async ({ page }) => {
    await openLab(page, '&panel=costs');
    const cards = page.getByRole('tabpanel').getByRole('article');
    const dashed = page.locator('svg .reference');
    await expect(cards.filter({ hasText: '(dashed)' })).toHaveCount(3);
    await expect(dashed).toHaveCount(3);
    await page.getByRole('textbox', { name: 'A miss costs' }).fill('100');
    await expect(dashed).toHaveCount(0);
    await expect(cards.filter({ hasText: 'To flag everything costs' })).toHaveCount(3);
    await expect(cards.filter({ hasText: '(dashed)' })).toHaveCount(0);
  });
});

test('the tests follow the thresholds, and the intervals narrow down', async ({ page }) => {
  await openMiddle(page, '&panel=compare');
  const cards = page.getByRole('tabpanel').getByRole('article');
  await expect(cards).toHaveCount(3);
  const before = await cards.allInnerTexts();
  await findSlider(page, 'Linear classifier').press('PageDown');
  expect(await cards.allInnerTexts()).not.toEqual(before);
  for (const card of await cards.allInnerTexts()) {
    expect(card).toMatch(/p [<=] 0\.\d+|No picture tells them apart/);
  }
  const figure = findFigure(page, /^AUC/);
  await expect(figure.getByText(/0\.\d{3} \(95 % 0\.\d{3} to [01]\.\d{3}\)/)).toHaveCount(3);
  await expect(page.getByText(/percentile bootstrap of 1,000 seeded draws/)).toBeVisible({
    timeout: 60_000,
  });
});

test('the calibration names its bins, and each bin tells itself', async ({ page }) => {
  await openLab(page, '&panel=calibration&rule=top-one');
  await expect(page.getByText(/15 bins of equal width/)).toBeVisible();
  for (const name of NAMES) {
    const figure = findFigure(page, `Reliability of the ${name.toLowerCase()}`);
    await expect(figure.getByText(/^ECE [\d.]+ %$/)).toBeVisible();
    await expect(figure.getByText(/[\d.]+ % by chance alone/)).toBeVisible();
    await expect(figure.getByText(/^On the whole /)).toBeVisible();
    const bins = figure.getByRole('slider', { name: /^Bins of/ });
    await bins.press('End');
    await expect(bins).toHaveAttribute('aria-valuetext', /^0\.93 to 1\.00: /);
    await expect(figure.getByText(/^0\.93 to 1\.00: /)).toBeVisible();
    const line = figure.getByRole('slider', { name: new RegExp(`^${name} on`) });
    const before = await line.getAttribute('aria-valuetext');
    await line.press('PageDown');
    await expect(line).not.toHaveAttribute('aria-valuetext', before!);
  }
});

test('every word of the field says what it means, by keyboard, inside a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await openLab(page, '&rule=top-one');
  const note = page.getByRole('note');
  const explained = new Set<string>();
  for (const panel of PANELS) {
    await page.getByRole('tab').nth(PANELS.indexOf(panel)).click();
    const place = panel === 'curves' ? page.getByRole('main') : page.getByRole('tabpanel');
    for (const word of await place.getByRole('button', { name: /: what is that\?$/ }).all()) {
      await word.press('Enter');
      await expect(note).toBeInViewport({ ratio: 1 });
      explained.add(await note.locator('b').innerText());
      await page.keyboard.press('Escape');
      await expect(note).toBeHidden();
    }
  }
  expect([...explained].sort()).toEqual(
    [
      ...[
        '95 % interval by Wilson',
        'AURC',
        'McNemar’s test',
        'ROC and AUC',
        'average precision (AP)',
      ],
      ...[
        'bootstrap',
        'coverage',
        'expected calibration error (ECE)',
        'figures at every threshold',
      ],
      ...[
        'log-odds',
        'operating point',
        'right of the answers',
        'risk and coverage',
        'same decisions',
      ],
    ].sort(),
  );
});

test('Back and Forward go between panels, a run of arrow keys is one step, and what was set stays', async ({
  page,
}) => {
  await openLab(page);
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  const expectPanel = async (name: string) => {
    await expect(tab(name)).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
  };
  await tab('Confusion matrix').click();
  await page.getByRole('combobox', { name: 'Class' }).selectOption('ship');
  await findSlider(page, 'Linear classifier').press('PageDown');
  await tab('Confusion matrix').focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
  await expectPanel('Calibration');
  // The link follows a run at leisure, and is what Forward comes back to.
  await expect(page).toHaveURL(/panel=calibration/);

  await page.goBack();
  await expectPanel('Confusion matrix');
  await expect(page).toHaveURL(/panel=confusion/);
  await expect(page).toHaveURL(/target=ship/);
  await page.goBack();
  await expectPanel('Curves');
  await page.goForward();
  await page.goForward();
  await expectPanel('Calibration');
  await expect(page).toHaveURL(/target=ship/);
  await page.goBack();
  await tab('Confusion matrix').focus();
  await page.keyboard.press('ArrowLeft');
  await expectPanel('Curves');
  await page.goBack();
  await expectPanel('Confusion matrix');
});
