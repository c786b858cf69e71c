import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { createServer, preview } from 'vite';
import { createLaunchOptions, findBrowser } from '../../scripts/browser.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { setUp } from '../../scripts/setup.mjs';

/** One browser, the built site, and pages beside it that hold what is measured. */
export interface Stage {
  readonly browser: Browser;
  /** Where the built site is served, without a closing slash. */
  readonly site: string;
  /** What draws WebGL here, as the browser names it; null without WebGL 2. */
  readonly renderer: string | null;
  /** Opens a page with `window.benches` in it; pages share no memory with each other. */
  openBench(): Promise<Page>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  await setUp();
  process.env['CHROME_PATH'] = await findBrowser();
  const bench = await createServer({
    configFile: false,
    root: join(ROOT, 'tests/bench/page'),
    publicDir: join(ROOT, 'public'),
    cacheDir: join(ROOT, '.cache/bench'),
    logLevel: 'error',
    server: { fs: { allow: [ROOT] }, hmr: false },
    // A dependency that is found late reloads the page in the middle of a round.
    optimizeDeps: {
      entries: [
        'index.html',
        '../../../src/engine/worker.ts',
        '../../../src/engine/network/webgl.ts',
      ],
    },
  });
  await bench.listen(0);
  const site = await preview({ root: ROOT, preview: { port: 0, open: false } });
  const browser = await chromium.launch(createLaunchOptions());
  const openBench = async () => {
    // Nothing is stored for offline use meanwhile.
    const page = await browser.newPage({
      viewport: { width: 1280, height: 720 },
      serviceWorkers: 'block',
    });
    await page.goto(bench.resolvedUrls!.local[0]!);
    await page.waitForFunction(() => 'benches' in window);
    return page;
  };
  const page = await openBench();
  const renderer = await page.evaluate(() => window.benches.readRenderer());
  await page.close();
  return {
    browser,
    site: site.resolvedUrls!.local[0]!.replace(/\/$/, ''),
    renderer,
    openBench,
    async close() {
      await browser.close();
      await site.close();
      await bench.close();
    },
  };
}
