import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { createServer, preview } from 'vite';
import { createLaunchOptions, findBrowser } from '../../scripts/browser.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { setUp } from '../../scripts/setup.mjs';
import { PANELS } from '../../src/state/lab-settings.ts';
import { benchSlider } from './slider.ts';

/**
 * Times the site in a real browser and prints one table; `npm run bench`. Numbers of one run belong
 * together: compare them with each other and not with those of another machine.
 */
const ROUNDS = 15;
const MOVES = 300;

await setUp();
process.env['CHROME_PATH'] = await findBrowser();
const bench = await createServer({
  configFile: false,
  root: join(ROOT, 'tests/bench/page'),
  publicDir: join(ROOT, 'public'),
  logLevel: 'error',
  server: { fs: { allow: [ROOT] } },
});
await bench.listen(0);
const site = await preview({ root: ROOT, preview: { port: 0, open: false } });
const browser = await chromium.launch(createLaunchOptions());
try {
  // Nothing is stored for offline use meanwhile.
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    serviceWorkers: 'block',
  });
  await page.goto(bench.resolvedUrls!.local[0]!);
  await page.waitForFunction(() => 'benches' in window);
  const thresholds = await page.evaluate((rounds) => window.benches.thresholds(rounds), ROUNDS);
  const sliders = [];
  for (const panel of PANELS) {
    const address = site.resolvedUrls!.local[0]!.replace(/\/$/, '');
    sliders.push(...(await benchSlider(page, address, panel, MOVES)));
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Chromium ${browser.version()}`;
  console.log(`\n${machine}\n`);
  console.table(
    Object.fromEntries(
      Object.entries(thresholds).map(([name, { median, low, high }]) => [
        name,
        { 'median µs': micro(median), 'fastest µs': micro(low), 'slowest µs': micro(high) },
      ]),
    ),
  );
  console.table(
    Object.fromEntries(
      sliders.map(({ panel, pace, median, p95, threadP95, layout, frame }) => [
        `slider ${pace}, panel ${panel}`,
        {
          'script ms': round(median),
          'script p95 ms': round(p95),
          'on its thread': round(threadP95),
          'layout ms': round(layout),
          'frame ms': pace === 'in a drag' ? round(frame) : '',
        },
      ]),
    ),
  );
  const folder = join(ROOT, '.cache', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'bench.json'),
    JSON.stringify({ machine, thresholds, sliders }, null, 2),
  );
} finally {
  await browser.close();
  await site.close();
  await bench.close();
}

function micro(milliseconds: number): number {
  return Number((1000 * milliseconds).toPrecision(3));
}

function round(milliseconds: number): number {
  return Number(milliseconds.toFixed(2));
}
