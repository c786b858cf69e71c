import { findGrowth } from '../endurance/flat.ts';
import { takeSample, watchObjectUrls, watchWebAssembly } from '../endurance/sample.ts';
import { useSite } from '../endurance/use.ts';
import { openJudged } from './classify-page.ts';
import { createCameraOptions } from './fake-camera.ts';
import { expect, test } from './site-test.ts';

test.use({ launchOptions: createCameraOptions(30) });

const LITTLE = { predictions: 8, batches: 2, switchPairs: 1, moves: 10, frames: 20, pages: 3 };

test('a short day of use leaves nothing behind', async ({ page, context }) => {
  await watchObjectUrls(page);
  await watchWebAssembly(page);
  await openJudged(page);
  const devtools = await context.newCDPSession(page);
  const warm = await takeSample(page, devtools, await useSite(page, LITTLE));
  const later = await takeSample(page, devtools, await useSite(page, LITTLE));
  expect(warm.gpuBytes).toBeGreaterThan(0);
  expect(warm.webAssemblyBytes).toBeGreaterThan(0);
  expect(findGrowth(warm, later)).toEqual([]);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
});
