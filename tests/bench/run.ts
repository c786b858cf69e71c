import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/run.mjs';
import { writeTable } from '../readme/table.ts';
import type { Findings } from './parts.ts';
import { PARTS } from './parts.ts';
import { openStage } from './stage.ts';
import { formatRatios } from './tables.ts';

/**
 * Times the site in a real browser, beside others that do the same, and writes the tables of the README;
 * `npm run bench`. With names of parts, `npm run bench -- network`, it runs these alone and prints what they
 * found. Numbers of one run belong together: compare them with each other and not with those of another
 * machine.
 */
const README = join(ROOT, 'README.md');

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in PARTS));
if (unknown !== undefined) {
  throw new Error(`"${unknown}" is no part of the bench: ${Object.keys(PARTS).join(', ')} are.`);
}

const stage = await openStage();
try {
  const found: Record<string, Findings> = {};
  for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
    const seconds = (performance.now() / 1000).toFixed(0);
    console.log(`${seconds} s: ${name}, load of the machine ${loadavg()[0]!.toFixed(1)}`);
    found[name] = await PARTS[name]!(stage);
  }
  const machine = [
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    `Chromium ${stage.browser.version()}`,
    stage.renderer ?? 'no WebGL',
  ].join('; ');
  const ratios = Object.values(found).flatMap((part) => part.ratios);
  const report = [
    `Measured on ${machine}.`,
    ...Object.values(found).flatMap((part) => part.blocks),
    ...(ratios.length > 0 ? [formatRatios(ratios)] : []),
  ].join('\n\n');
  console.log(`\n${report}\n`);
  if (asked.length === 0) {
    const results = Object.entries(found).map(([name, part]) => [name, part.results] as const);
    writeFileSync(README, writeTable(readFileSync(README, 'utf8'), 'bench', report));
    const folder = join(ROOT, '.cache', 'results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'bench.json'),
      JSON.stringify({ machine, ...Object.fromEntries(results), ratios }, null, 2),
    );
  }
} finally {
  await stage.close();
}
