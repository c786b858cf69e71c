import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { PACE_WINDOW } from '../../src/core/pace.ts';
import { CLASSIFIERS, findCard } from '../e2e/classify-page.ts';
import { createCameraOptions } from '../e2e/fake-camera.ts';
import type { Stage } from './stage.ts';
import type { Timing } from './timing.ts';
import { quantile, sort, summarise } from './timing.ts';

/** How the classifiers follow a camera, as their cards say it. */
export interface LiveResults {
  /** Pictures a second that the camera offers. */
  readonly offered: number;
  readonly rows: readonly LiveRow[];
}

interface LiveRow {
  readonly setting: string;
  /** Pictures a second, in the order of the cards. */
  readonly rates: readonly Timing[];
  /** Milliseconds between two frames of the page meanwhile, the 95th percentile too. */
  readonly frame: number;
  readonly frameP95: number;
}

/** More than the page can show, so that what is slowest sets the rate. */
const OFFERED = 60;
const WINDOWS = 9;
/** Milliseconds in which everything is loaded. */
const PATIENCE = 120_000;

/** Points the browser's imitated camera at the built site, and reads its cards window after window. */
export async function benchLive(stage: Stage): Promise<LiveResults> {
  const browser = await chromium.launch(createCameraOptions(OFFERED));
  const settings = [
    ['WebAssembly, 1,000 references', '?backend=wasm'],
    ['WebAssembly, 45,000 references', '?backend=wasm&references=45000'],
    ...(stage.renderer === null ? [] : [['WebGL, 1,000 references', '?backend=webgl'] as const]),
  ] as const;
  const rows: LiveRow[] = [];
  for (const [setting, query] of settings) {
    const page = await browser.newPage({
      baseURL: stage.site,
      viewport: { width: 1280, height: 720 },
      serviceWorkers: 'block',
    });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`/${query}`);
    for (const name of CLASSIFIERS)
      await findCard(page, name)
        .getByText(/ ms on /)
        .waitFor();
    // More references are on their way before the first answer is.
    await page.getByRole('progressbar').waitFor({ state: 'hidden' });
    rows.push({ setting, ...(await followCamera(page)) });
    await page.close();
  }
  await browser.close();
  return { offered: OFFERED, rows };
}

async function followCamera(page: Page): Promise<Omit<LiveRow, 'setting'>> {
  await page.getByRole('button', { name: 'Camera', exact: true }).click();
  for (const name of CLASSIFIERS) {
    await findCard(page, name)
      .getByText(/pictures a second/)
      .waitFor();
  }
  const windows: number[][] = [];
  const frames: number[] = [];
  // One window more than counted: the first one compiles.
  for (let window = -1; window < WINDOWS; window++) {
    const passed = await page.evaluate(timeFrames, PACE_WINDOW);
    const rates = await Promise.all(CLASSIFIERS.map((name) => readRate(page, name)));
    if (window < 0) continue;
    windows.push(rates);
    frames.push(...passed);
  }
  const sorted = sort(frames);
  return {
    rates: CLASSIFIERS.map((_, at) => summarise(windows.map((rates) => rates[at]!))),
    frame: quantile(sorted, 0.5),
    frameP95: quantile(sorted, 0.95),
  };
}

/** What a card says; none at all where there was no answer for a whole window. */
async function readRate(page: Page, name: string): Promise<number> {
  const text = await findCard(page, name).innerText();
  return Number(/([\d.]+) pictures a second/.exec(text)?.[1] ?? 0);
}

/** Runs in the page: milliseconds between its frames. No function with a name stands in it: tsx would mark it. */
async function timeFrames(milliseconds: number): Promise<number[]> {
  const gaps: number[] = [];
  const began = await new Promise(requestAnimationFrame);
  for (let last = began; last - began < milliseconds;) {
    const now = await new Promise(requestAnimationFrame);
    gaps.push(now - last);
    last = now;
  }
  return gaps;
}
