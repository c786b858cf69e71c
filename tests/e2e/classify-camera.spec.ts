import { createLaunchOptions } from '../../scripts/browser.mjs';
import { CLASSIFIERS, expectScores, findCard, openJudged } from './classify-page.ts';
import { expect, test } from './site-test.ts';

const launchOptions = createLaunchOptions();
test.use({
  launchOptions: {
    ...launchOptions,
    args: [
      ...launchOptions.args,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  },
});

test('a picture from the camera is judged, and the camera is off again', async ({ page }) => {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      Reflect.set(window, 'track', stream.getVideoTracks()[0]);
      return stream;
    };
  });
  await openJudged(page);
  await page.getByRole('button', { name: 'Camera', exact: true }).click();
  await page.getByRole('button', { name: 'Take the picture' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('The camera picture')).toBeVisible();
  for (const card of CLASSIFIERS) await expectScores(findCard(page, card));
  const state = await page.evaluate(
    () => (Reflect.get(window, 'track') as MediaStreamTrack).readyState,
  );
  expect(state).toBe('ended');
});
