import type { Page } from '@playwright/test';
import { expect as expectSoon } from '@playwright/test';
import { findRows, paintPicture } from '../e2e/batch-page.ts';
import { findCard } from '../e2e/classify-page.ts';
import { findSlider } from '../e2e/lab-page.ts';
import { readGpuBytes } from './sample.ts';

/** How often each thing is done. */
export interface Amount {
  readonly predictions: number;
  readonly batches: number;
  /** Pairs of switches: to WebGL, where there is one prediction, and back to WebAssembly. */
  readonly switchPairs: number;
  readonly moves: number;
  /** Frames of the camera. */
  readonly frames: number;
  readonly pages: number;
}

/**
 * Files of a batch that is given up: enough for several groups that are scored one after the other, and
 * one that is refused before them.
 */
const FILES = [
  { name: 'cut.png', bytes: [...paintPicture(1).subarray(0, 120)] },
  ...Array.from({ length: 16 }, (_, at) => ({ name: `${at}.png`, bytes: [...paintPicture(at)] })),
];
/** Rows by which it is seen that a batch has just begun, and that it is under way. */
const MOMENTS = [
  '[data-state="waiting"]',
  '[data-state="scored"] ~ [data-state="waiting"]',
] as const;
const PAGES = ['Thresholds', 'Batch', 'Classify'] as const;

/** Outside its own runner Playwright waits for 5 seconds, which a busy machine needs for a backend. */
const expect = expectSoon.configure({ timeout: 30_000 });

/**
 * Uses a page that stands on Classify, and leaves it there on WebAssembly.
 *
 * @returns bytes on the GPU after the last prediction there
 */
export async function useSite(page: Page, amount: Amount): Promise<number> {
  await predict(page, amount.predictions);
  const gpuBytes = await switchBackends(page, amount.switchPairs);
  await open(page, 'Batch');
  for (let start = 0; start < amount.batches; start++) {
    await cancelBatch(page, MOMENTS[start % MOMENTS.length]!);
  }
  await open(page, 'Thresholds');
  await moveSlider(page, amount.moves);
  for (let change = 0; change < amount.pages; change++) {
    await open(page, PAGES[change % PAGES.length]!);
  }
  await open(page, 'Classify');
  await followCamera(page, amount.frames);
  await predict(page, 2);
  return gpuBytes;
}

/** Moves the picture to and fro, an even number of times, by a pixel; each time all three judge it before the next. */
async function predict(page: Page, count: number): Promise<void> {
  const names = ['Move right by a pixel', 'Move left by a pixel'];
  for (const name of names) {
    await expect(page.getByRole('button', { name, exact: true })).toBeAttached();
  }
  // No function with a name stands in it: tsx would mark it with what the page does not have.
  await page.evaluate(
    async ([times, labels]) => {
      for (let time = 0; time < times; time++) {
        const label = labels[time % labels.length]!;
        document.querySelector<HTMLElement>(`button[aria-label="${label}"]`)!.click();
        do await new Promise((resolve) => setTimeout(resolve, 1));
        while (document.querySelector('[aria-busy="true"]'));
      }
    },
    [count, names] as const,
  );
}

async function switchBackends(page: Page, pairs: number): Promise<number> {
  const card = findCard(page, 'Convolutional network');
  let gpuBytes = 0;
  for (let pair = 0; pair < pairs; pair++) {
    await page.getByRole('radio', { name: 'WebGL', exact: true }).check({ force: true });
    await expect(card.getByText(/ms on GPU \(WebGL\)/)).toBeVisible();
    gpuBytes = await readGpuBytes(page);
    await page.getByRole('radio', { name: 'WebAssembly' }).check({ force: true });
    await expect(card.getByText(/ms on WebAssembly/)).toBeVisible();
  }
  return gpuBytes;
}

/**
 * Gives files and presses Cancel once `moment` finds rows; all inside the page. Playwright's `setFiles` and
 * `setInputFiles` never let go of the element that they gave files to, and with it of every page that was
 * left since; and a batch can be over before a press from outside arrives.
 */
async function cancelBatch(page: Page, moment: string): Promise<void> {
  await page.evaluate(
    async ([files, rows]) => {
      const transfer = new DataTransfer();
      for (const { name, bytes } of files) {
        transfer.items.add(new File([Uint8Array.from(bytes)], name));
      }
      const chooser = document.querySelector<HTMLInputElement>('input[type="file"]')!;
      chooser.files = transfer.files;
      chooser.dispatchEvent(new Event('change', { bubbles: true }));
      // A batch that never gets there is found below: none of its rows was cancelled.
      for (let wait = 0; wait < 5_000 && !document.querySelector(rows); wait++) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      const buttons = [...document.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent.trim() === 'Cancel')?.click();
    },
    [FILES, moment] as const,
  );
  await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
  await expect(findRows(page, 'Cancelled before its turn').first()).toBeVisible();
}

async function moveSlider(page: Page, moves: number): Promise<void> {
  await findSlider(page, 'Linear classifier').focus();
  for (let move = 0; move < moves; move++) {
    await page.keyboard.press(move % 20 < 10 ? 'PageDown' : 'PageUp');
  }
}

/** Lets the classifiers follow the camera for so many frames. */
async function followCamera(page: Page, frames: number): Promise<void> {
  await page.getByRole('button', { name: 'Camera', exact: true }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.waitForFunction((wanted) => {
    const video = document.querySelector('video');
    return video && video.getVideoPlaybackQuality().totalVideoFrames >= wanted;
  }, frames);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Live', { exact: true })).toHaveCount(0);
}

async function open(page: Page, name: (typeof PAGES)[number]): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
  const sign = {
    Classify: page.getByRole('button', { name: 'Open a picture' }),
    Batch: page.getByRole('button', { name: 'Choose pictures' }),
    Thresholds: findSlider(page, 'Linear classifier'),
  }[name];
  await expect(sign).toBeVisible();
}
