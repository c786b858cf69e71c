import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/run.mjs';
import { writeTable } from '../../models/pipeline/readme-table.ts';
import { roundFindings, writeFindings } from './findings.ts';
import type { PartName } from './parts.ts';
import { PART_NAMES, PARTS } from './parts.ts';
import { writeReport } from './report/report.ts';
import { openStage } from './stage.ts';

/**
 * Times the site in a real browser, beside others that do the same, and writes `findings.json` and from it the
 * tables of the README; `npm run bench`. With names of parts, `npm run bench -- network`, it runs these alone
 * and prints what they found. Numbers of one run belong together: compare them with each other and not with
 * those of another machine.
 */
const README = join(ROOT, 'README.md');

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in PARTS));
if (unknown !== undefined) {
  throw new Error(`"${unknown}" is no part of the bench: ${PART_NAMES.join(', ')} are.`);
}

const stage = await openStage();
try {
  const began = performance.now();
  const parts: Partial<Record<PartName, unknown>> = {};
  for (const name of PART_NAMES.filter((part) => asked.length === 0 || asked.includes(part))) {
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`${seconds} s: ${name}, load of the machine ${loadavg()[0]!.toFixed(1)}`);
    parts[name] = await PARTS[name].measure(stage);
  }
  const findings = roundFindings({
    machine: [
      `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
      `Chromium ${stage.browser.version()}`,
      stage.renderer ?? 'no WebGL',
    ].join('; '),
    minutes: Math.round((performance.now() - began) / 60_000),
    parts,
  });
  const report = writeReport(findings);
  console.log(`\n${report}\n`);
  if (asked.length === 0) {
    writeFindings(findings);
    writeFileSync(README, writeTable(readFileSync(README, 'utf8'), 'bench', report));
  }
} finally {
  await stage.close();
}
