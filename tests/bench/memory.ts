import type { Page } from '@playwright/test';

/** Bytes that a page of the bench holds on its own thread. */
export interface Held {
  /** Objects of JavaScript and typed arrays, after a collection. */
  readonly javascript: number;
  readonly webAssembly: number;
}

export async function measureHeld(page: Page): Promise<Held> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  // Bytes that lie outside of the heap of JavaScript are told since Chromium 131.
  const usage: { readonly usedSize: number; readonly backingStorageSize?: number } =
    await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return {
    javascript: usage.usedSize + (usage.backingStorageSize ?? 0),
    webAssembly: await page.evaluate(() => window.benches.measureWebAssembly()),
  };
}
