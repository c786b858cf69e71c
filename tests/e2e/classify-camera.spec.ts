import type { Page } from '@playwright/test';
import { findSerious } from './axe.ts';
import {
  CLASSIFIERS,
  expectScores,
  findCard,
  findSlider,
  openJudged,
  readScores,
} from './classify-page.ts';
import { createCameraOptions } from './fake-camera.ts';
import { expect, test } from './site-test.ts';

test.use({ launchOptions: createCameraOptions(15) });

const network = (page: Page) => findCard(page, 'Convolutional network');
const findLive = (page: Page) => page.getByRole('region', { name: 'Live camera' });

/** Remembers the camera that was opened last. */
async function watchTrack(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      Reflect.set(window, 'track', stream.getVideoTracks()[0]);
      return stream;
    };
  });
  return () => page.evaluate(() => (Reflect.get(window, 'track') as MediaStreamTrack).readyState);
}

async function startCamera(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Camera', exact: true }).click();
  await expect(findLive(page).getByText('Live', { exact: true })).toBeVisible();
}

/** The pixels of a canvas, four bytes each. */
function readCanvas(canvas: Element): number[] {
  const { width, height } = canvas as HTMLCanvasElement;
  const context = (canvas as HTMLCanvasElement).getContext('2d')!;
  return [...context.getImageData(0, 0, width, height).data];
}

/** Keeps the picture, and gives what was seen in that very moment. */
function keepPicture(page: Page): Promise<number[]> {
  return findLive(page).evaluate((panel) => {
    const canvas = [...panel.querySelectorAll('canvas')].at(-1)!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    panel.querySelector<HTMLElement>('button')!.click();
    return [...data];
  });
}

test('all three follow the camera, and the picture that is kept is the one that was seen', async ({
  page,
}) => {
  const readTrack = await watchTrack(page);
  await openJudged(page);
  await startCamera(page);
  for (const card of CLASSIFIERS) {
    await expect(findCard(page, card).getByText(/^\d[\d.]* pictures a second$/)).toBeVisible();
    await expect(findCard(page, card).getByText(/\d ms behind/)).toBeVisible();
  }
  const before = await readScores(network(page));
  await expect.poll(() => readScores(network(page))).not.toEqual(before);

  await findSlider(page).fill('0');
  for (const card of CLASSIFIERS) {
    await expect(findCard(page, card).getByText('10 classes fire')).toBeVisible();
  }
  await findSlider(page).fill('0.5');
  await expect(page.getByText(/shown for a picture that stands still/)).toBeVisible();
  await expect(page.getByRole('tablist')).toHaveCount(0);
  expect(await findSerious(page)).toEqual([]);

  await page.getByRole('button', { name: 'Mirror' }).click();
  await page.getByRole('combobox', { name: 'Camera' }).selectOption('fake_device_1');
  await expect(findLive(page).getByText('Live', { exact: true })).toBeVisible();

  const seen = await keepPicture(page);
  await expect(page.getByText('The camera picture')).toBeVisible();
  expect(seen).toHaveLength(32 * 32 * 4);
  expect(
    await page
      .getByRole('img', { name: 'What the classifiers see' })
      .locator('canvas')
      .evaluate(readCanvas),
  ).toEqual(seen);
  for (const card of CLASSIFIERS) await expectScores(findCard(page, card));
  expect(await readTrack()).toBe('ended');
  await expect(page.getByRole('button', { name: /^The picture\. Drag it/ })).toBeFocused();
  await expect(page.getByRole('tab', { name: 'Side by side' })).toBeVisible();
});

test('Why keeps the picture, and shows what that classifier looked at', async ({ page }) => {
  await openJudged(page);
  await startCamera(page);
  await network(page)
    .getByText(/pictures a second/)
    .waitFor();
  await network(page).getByRole('button', { name: /^Why/ }).click();
  await expect(page.getByText('The camera picture')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Convolutional network' })).toBeFocused();
  const said = page.getByRole('status').filter({ hasText: 'The camera was stopped' });
  await expect(said).toHaveText('The camera was stopped; this is the picture that it showed last.');
  await expect(said).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Random test picture' }).click();
  await expect(said).toHaveCount(0);
});

test('the camera is off after Escape, Stop, another page or another picture, and while the page is hidden', async ({
  page,
}) => {
  const readTrack = await watchTrack(page);
  await openJudged(page);
  const before = await readScores(network(page));
  const ways: [string, () => Promise<void>][] = [
    ['Escape', () => page.keyboard.press('Escape')],
    ['Stop', () => page.getByRole('button', { name: 'Stop' }).click()],
    ['another page', () => page.getByRole('link', { name: 'Batch' }).click()],
  ];
  for (const [way, leave] of ways) {
    await test.step(way, async () => {
      await startCamera(page);
      await expect.poll(() => readScores(network(page))).not.toEqual(before);
      await leave();
      await expect.poll(readTrack).toBe('ended');
      await page.getByRole('link', { name: 'Classify' }).click();
      // The picture from before is judged as before.
      await expect.poll(() => readScores(network(page))).toEqual(before);
      await expect(page.getByText('It is a')).toBeVisible();
    });
  }

  await startCamera(page);
  const hide = (isHidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, isHidden);
  await hide(true);
  expect(await readTrack()).toBe('ended');
  await hide(false);
  await expect(findLive(page).getByText('Live', { exact: true })).toBeVisible();
  expect(await readTrack()).toBe('live');

  // A picture that comes while the camera is on takes its place.
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 40);
    canvas.getContext('2d');
    const transfer = new DataTransfer();
    transfer.items.add(new File([await canvas.convertToBlob()], 'dropped.png'));
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer }));
  });
  await expect(page.getByText('dropped.png')).toBeVisible();
  await expect(findLive(page)).toHaveCount(0);
  expect(await readTrack()).toBe('ended');
});

test('why there is no camera is said in a sentence, and it can be asked for again', async ({
  page,
}) => {
  const readTrack = await watchTrack(page);
  await openJudged(page);
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    Reflect.set(window, 'refuseCamera', (name: string) => {
      mediaDevices.getUserMedia = async (constraints) => {
        if (name === '') return open(constraints);
        throw new DOMException('Refused', name);
      };
    });
  });
  const refuse = (name: string) =>
    page.evaluate(
      (reason) => (Reflect.get(window, 'refuseCamera') as (name: string) => void)(reason),
      name,
    );
  const alert = findLive(page).getByRole('alert');

  await refuse('NotAllowedError');
  await page.getByRole('button', { name: 'Camera', exact: true }).click();
  await expect(alert).toContainText('The camera is blocked');
  await expect(page.getByRole('button', { name: 'Keep this picture' })).toHaveCount(0);
  for (const [name, words] of [
    ['NotFoundError', 'No camera was found'],
    ['NotReadableError', 'The camera is busy'],
    ['TypeError', 'could not be started'],
  ] as const) {
    await refuse(name);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(alert).toContainText(words);
  }
  await refuse('');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(findLive(page).getByText('Live', { exact: true })).toBeVisible();
  await expect(alert).toHaveCount(0);

  await page.evaluate(() =>
    (Reflect.get(window, 'track') as EventTarget).dispatchEvent(new Event('ended')),
  );
  await expect(alert).toContainText('The camera is gone');
  expect(await readTrack()).toBe('ended');
  await expect(page.getByRole('button', { name: 'Keep this picture' })).toBeEnabled();
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  await page.evaluate(() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }));
  await page.getByRole('button', { name: 'Camera', exact: true }).click();
  await expect(alert).toContainText('only on https');
});
