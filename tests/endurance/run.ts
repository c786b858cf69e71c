import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from '../../scripts/browser.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { setUp } from '../../scripts/setup.mjs';
import { openJudged } from '../e2e/classify-page.ts';
import { createCameraOptions } from '../e2e/fake-camera.ts';
import { findGrowth } from './flat.ts';
import { ROUND, ROUNDS, WARM_UP } from './hour.ts';
import { takeSample, watchObjectUrls, watchWebAssembly } from './sample.ts';
import type { Taken } from './table.ts';
import { writeTable } from '../../models/pipeline/readme-table.ts';
import { formatSamples } from './table.ts';
import { useSite } from './use.ts';

/**
 * An hour of use in fast-forward, in a real browser against the built site; `npm run endurance`. The
 * rounds are alike, and those of the warm-up come before them: whatever grows after it ends the run with
 * an error.
 */
const rounds = Number(process.argv[2] ?? ROUNDS);
const README = join(ROOT, 'README.md');

await setUp();
process.env['CHROME_PATH'] = await findBrowser();
const site = await preview({ root: ROOT, preview: { port: 0, open: false } });
const browser = await chromium.launch(createCameraOptions(30));
try {
  const context = await browser.newContext({
    baseURL: site.resolvedUrls!.local[0]!,
    viewport: { width: 1280, height: 720 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await watchObjectUrls(page);
  await watchWebAssembly(page);
  await openJudged(page);
  const devtools = await context.newCDPSession(page);
  const samples: Taken[] = [];
  for (let round = 1 - WARM_UP; round <= rounds; round++) {
    const sample = await takeSample(page, devtools, await useSite(page, ROUND));
    samples.push({ round, sample });
    console.log(`Round ${round} of ${rounds}: ${JSON.stringify(sample)}`);
  }
  const [warm, last] = [samples[WARM_UP - 1]!, samples.at(-1)!];
  const table = formatSamples([warm, samples[WARM_UP - 1 + Math.floor(rounds / 2)]!, last]);
  console.log(`\n${table}\n`);
  const growth = findGrowth(warm.sample, last.sample);
  if (growth.length > 0) {
    console.log(`Grown: ${growth.join('; ')}.`);
    process.exitCode = 1;
  } else {
    writeFileSync(README, writeTable(readFileSync(README, 'utf8'), 'endurance', table));
  }
} finally {
  await browser.close();
  await site.close();
}
