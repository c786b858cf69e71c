import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/run.mjs';
import { PANELS } from '../../src/state/lab-settings.ts';
import { writeTable } from '../readme/table.ts';
import { benchNearest } from './nearest.ts';
import { benchNetwork } from './network.ts';
import { computeRatios } from './ratios.ts';
import { formatReport } from './report.ts';
import { benchSlider } from './slider.ts';
import { openStage } from './stage.ts';
import { benchWholeSet } from './whole-set.ts';

/**
 * Times the site in a real browser, beside others that do the same, and writes the tables of the README;
 * `npm run bench`. Numbers of one run belong together: compare them with each other and not with those of
 * another machine.
 */
const ROUNDS = 15;
const MOVES = 200;
const README = join(ROOT, 'README.md');

const stage = await openStage();
try {
  const page = await stage.openBench();
  const renderer = await page.evaluate(() => window.benches.readRenderer());
  const machine = [
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    `Chromium ${stage.browser.version()}`,
    renderer ?? 'no WebGL',
  ].join('; ');
  const say = (part: string) => console.log(`${(performance.now() / 1000).toFixed(0)} s: ${part}`);

  say('nearest neighbour');
  const nearest = await benchNearest(stage);
  say('the whole test set');
  const wholeSet = await benchWholeSet(stage);
  say('the network');
  const network = await benchNetwork(stage, renderer);
  say('thresholds');
  const thresholds = await page.evaluate((rounds) => window.benches.thresholds(rounds), ROUNDS);
  say('the slider');
  const sliders = [];
  for (const panel of PANELS) {
    sliders.push(...(await benchSlider(page, stage.site, panel, MOVES)));
  }
  say('done');

  const results = {
    machine,
    nearest,
    wholeSet,
    network,
    thresholds,
    sliders,
    ratios: computeRatios(nearest, wholeSet, network),
  };
  const report = formatReport(results);
  console.log(`\n${report}\n`);
  writeFileSync(README, writeTable(readFileSync(README, 'utf8'), 'bench', report));
  const folder = join(ROOT, '.cache', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.json'), JSON.stringify(results, null, 2));
} finally {
  await stage.close();
}
