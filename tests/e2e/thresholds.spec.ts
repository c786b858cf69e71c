import { findFigure, findReading, findSlider, NAMES, openLab, readStrip } from './lab-page.ts';
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

test('the lab can be used before a model or a picture has come', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.route('**/sheets/**', () => undefined);
  await openLab(page);
  const reading = findReading(page, 'Linear classifier');
  const before = await reading.innerText();
  await findSlider(page, 'Linear classifier').press('PageDown');
  await expect(reading).not.toHaveText(before);
  expect(asked.filter((path) => /\/models\/|\/train-/.test(path))).toEqual([]);
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

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 800 } });

  test('slider and strip stay in sight beside the chart', async ({ page }) => {
    await openLab(page);
    const slider = findSlider(page, 'Linear classifier');
    const strip = page.getByRole('region', { name: /^Pictures at the line/ });
    for (const chart of ['What finding more costs', 'ROC', 'Scores by true class']) {
      const figure = findFigure(page, chart);
      await figure.evaluate((element) => element.scrollIntoView({ block: 'end' }));
      await expect(figure).toBeInViewport();
      await expect(slider).toBeInViewport({ ratio: 1 });
      await expect(strip).toBeInViewport({ ratio: 1 });
    }
  });
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
    for (const text of ['-3', '1.5', 'abc', '1,000', '']) {
      await box.fill(text);
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
    await expect(account.getByText('Nearest neighbour is asked as it was in the lab.')).toBeVisible(
      { timeout: 60_000 },
    );
    const card = page.getByRole('region', { name: 'Nearest neighbour', exact: true });
    // The card has as many digits as its own threshold asks for.
    const readScores = async () =>
      [...(await card.innerText()).matchAll(/0\.\d{3,}/g)].map(([text]) => Number(text).toFixed(3));
    await expect.poll(readScores).toContain(/^0\.\d{3}/.exec(said)![0]);
  });
});

test('the lab comes back from its link', async ({ page, context }) => {
  await openLab(page);
  await page.getByRole('combobox', { name: 'Class' }).selectOption('frog');
  await findSlider(page, 'Linear classifier').press('PageDown');
  await expect(page).toHaveURL(/target=frog.*linearAt=|linearAt=.*target=frog/);
  const findReadings = (on: typeof page) =>
    on.getByRole('region', { name: /^What each classifier does/ });
  const readings = await findReadings(page).innerText();
  const again = await context.newPage();
  await again.goto(page.url());
  await expect(again.getByRole('heading', { name: 'Is this a frog?' })).toBeVisible();
  expect(await findReadings(again).innerText()).toBe(readings);
});

test('a malformed link falls back with a word', async ({ page }) => {
  await openLab(page, '&target=boat&linearAt=NaN&panel=zebra');
  await expect(
    page.getByRole('status').filter({ hasText: 'target, linearAt, panel' }),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Is this an airplane?' })).toBeVisible();
});

test('the lab says so when the scores do not come, and tries again', async ({ page }) => {
  await page.route('**/scores/**', (route) => route.abort());
  await page.goto('/?page=thresholds');
  await expect(page.getByRole('alert')).toContainText('The scores could not be loaded.');
  await page.unroute('**/scores/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(findSlider(page, 'Linear classifier')).toBeVisible();
});

test('at 1280 x 720 the readings and the bar of panels stand whole above the fold', async ({
  page,
}) => {
  await openLab(page);
  for (const rule of ['Detector', 'Top-1 with abstention']) {
    await page.getByRole('radio', { name: rule }).check({ force: true });
    await expect(findReading(page, 'Convolutional network')).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('tablist', { name: 'More about this threshold' })).toBeInViewport({
      ratio: 1,
    });
  }
});
