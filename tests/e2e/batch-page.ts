import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { encodePng } from './classify-page.ts';

/** A file as Playwright gives it to a page. */
export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A picture of two colours, no two alike. */
export function paintPicture(seed: number): Buffer {
  const one = [(seed * 37) % 256, (seed * 91) % 256, (seed * 53) % 256] as const;
  const other = [(seed * 17 + 90) % 256, (seed * 29 + 60) % 256, (seed * 71 + 200) % 256] as const;
  return encodePng(48 + seed, 40, (x, y) => (x + y < 44 ? one : other));
}

export function givePng(name: string, buffer: Buffer): GivenFile {
  return { name, mimeType: 'image/png', buffer };
}

export async function openBatch(page: Page): Promise<void> {
  await page.goto('/?page=batch');
  await expect(page.getByRole('button', { name: 'Choose pictures' })).toBeVisible();
}

/** Chooses files by the page's first chooser. */
export async function choose(page: Page, files: readonly GivenFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose pictures' }).click();
  await (await chooser).setFiles([...files]);
}

/** The rows of files, without the head. */
export function findRows(page: Page, name?: string | RegExp): Locator {
  const rows = page.getByRole('table', { name: 'Files of the batch' }).getByRole('row');
  const files = rows.filter({ hasNot: page.getByRole('columnheader') });
  return name === undefined ? files : files.filter({ hasText: name });
}

export async function expectDone(page: Page, total: number): Promise<void> {
  await expect(page.getByText(`${total} of ${total}`, { exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
}

/** Drops files with their folders, as a desktop would. */
export async function dropFiles(
  page: Page,
  files: readonly { readonly name: string; readonly bytes: number[] }[],
): Promise<void> {
  await page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of given) {
      transfer.items.add(new File([Uint8Array.from(bytes)], name));
    }
    const event = new DragEvent('drop', {
      dataTransfer: transfer,
      bubbles: true,
      cancelable: true,
    });
    document.body.dispatchEvent(event);
  }, files);
}

/** Waits until the browser keeps this many files that wait for nothing. */
export async function expectKept(page: Page, total: number): Promise<void> {
  const countKept = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('tipping-point');
          opening.onerror = () => reject(new Error('The database does not open.'));
          opening.onsuccess = () => {
            const all = opening.result.transaction('rows').objectStore('rows').getAll();
            all.onsuccess = () => {
              const rows = all.result as { readonly state: string }[];
              opening.result.close();
              resolve(rows.filter(({ state }) => state !== 'waiting').length);
            };
          };
        }),
    );
  await expect.poll(countKept).toBe(total);
}
