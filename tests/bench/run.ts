import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/run.mjs';
import { PANELS } from '../../src/state/lab-settings.ts';
import { writeTable } from '../readme/table.ts';
import { benchExplanations } from './explanations.ts';
import { benchNearest } from './nearest.ts';
import { benchNetwork } from './network.ts';
import { computeRatios } from './ratios.ts';
import type { Measured, Part } from './report.ts';
import { formatPart, formatReport, PARTS } from './report.ts';
import { benchSlider } from './slider.ts';
import { openStage } from './stage.ts';
import { benchWholeSet } from './whole-set.ts';

/**
 * Times the site in a real browser, beside others that do the same, and writes the tables of the README;
 * `npm run bench`. With the name of a part, as in `npm run bench -- explanations`, it runs that part alone
 * and prints its table. Numbers of one run belong together: compare them with each other and not with those
 * of another machine.
 */
const ROUNDS = 15;
const MOVES = 200;
const README = join(ROOT, 'README.md');

const only = process.argv[2];
if (only !== undefined && !PARTS.some((name) => name === only)) {
  throw new Error(`The bench has no part "${only}"; its parts are ${PARTS.join(', ')}.`);
}
const stage = await openStage();
try {
  const page = await stage.openBench();
  const renderer = await page.evaluate(() => window.benches.readRenderer());
  const machine = [
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    `Chromium ${stage.browser.version()}`,
    renderer ?? 'no WebGL',
  ].join('; ');
  const measure: { readonly [Name in Part]: () => Promise<Measured[Name]> } = {
    nearest: () => benchNearest(stage),
    wholeSet: () => benchWholeSet(stage),
    network: () => benchNetwork(stage, renderer),
    explanations: () => benchExplanations(stage),
    thresholds: () => page.evaluate((rounds) => window.benches.thresholds(rounds), ROUNDS),
    async sliders() {
      const sliders = [];
      for (const panel of PANELS) {
        sliders.push(...(await benchSlider(page, stage.site, panel, MOVES)));
      }
      return sliders;
    },
  };
  const run = <Name extends Part>(name: Name): Promise<Measured[Name]> => {
    const seconds = (performance.now() / 1000).toFixed(0);
    console.log(`${seconds} s: ${name}, load of the machine ${loadavg()[0]!.toFixed(1)}`);
    return measure[name]();
  };

  if (only !== undefined) {
    const name = only as Part;
    console.log(`\nMeasured on ${machine}.\n\n${formatPart(name, await run(name))}\n`);
  } else {
    const measured: Measured = {
      nearest: await run('nearest'),
      wholeSet: await run('wholeSet'),
      network: await run('network'),
      explanations: await run('explanations'),
      thresholds: await run('thresholds'),
      sliders: await run('sliders'),
    };
    const { nearest, wholeSet, network, explanations } = measured;
    const ratios = computeRatios(nearest, wholeSet, network, explanations);
    const results = { machine, ...measured, ratios };
    const report = formatReport(results);
    console.log(`\n${report}\n`);
    writeFileSync(README, writeTable(readFileSync(README, 'utf8'), 'bench', report));
    const folder = join(ROOT, '.cache', 'results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'bench.json'), JSON.stringify(results, null, 2));
  }
} finally {
  await stage.close();
}
