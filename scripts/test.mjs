import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { readFailures } from './failures.mjs';
import { findFirefox, NO_FIREFOX } from './firefox.mjs';
import { runInLanes } from './lanes.mjs';
import { findFreePort } from './port.mjs';
import { ROOT, runCommand, runNode, Stop } from './run.mjs';
import { setUp } from './setup.mjs';
import { formatTally, readTally, sumTallies } from './tally.mjs';

/**
 * One step: its commands as Node is given them, what of the set-up it needs, where it reports. It
 * runs beside others, unless it needs every core for itself.
 *
 * @typedef {{ name: string, title: string, commands: string[][], needsBrowser?: boolean, usesFirefox?: boolean, isAlone?: boolean, results?: string }} Step
 */

/** @type {Step[]} */
const STEPS = [
  {
    name: 'format',
    title: 'Format',
    commands: [['node_modules/prettier/bin/prettier.cjs', '--check', '.']],
  },
  {
    name: 'lint',
    title: 'Lint',
    commands: [['node_modules/eslint/bin/eslint.js', '.']],
  },
  {
    name: 'types',
    title: 'Types',
    commands: [
      ['node_modules/typescript/bin/tsc', '-p', '.'],
      ['node_modules/typescript/bin/tsc', '-p', 'src/core'],
      ['node_modules/typescript/bin/tsc', '-p', 'src/engine'],
      ['node_modules/typescript/bin/tsc', '-p', 'src/service-worker'],
      ['node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings'],
    ],
  },
  createVitestStep('unit', 'Unit tests'),
  { ...createVitestStep('browser', 'Tests in a real browser'), needsBrowser: true },
  {
    name: 'e2e',
    title: 'End-to-end tests against the built site',
    commands: [['node_modules/@playwright/test/cli.js', 'test']],
    needsBrowser: true,
    usesFirefox: true,
    isAlone: true,
    results: '.cache/results/e2e.json',
  },
];

await runCommand(async () => {
  const steps = chooseSteps(process.argv.slice(2));
  await setUp();
  const env = {
    // What a step prints is passed on, and so no step sees the terminal.
    ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
    ...(steps.some((step) => step.needsBrowser) ? await prepareBrowser() : {}),
    ...(steps.some((step) => step.usesFirefox) ? await prepareFirefox() : {}),
  };

  const runSteps = (/** @type {Step[]} */ chosen, lanes = 1) =>
    runInLanes(
      chosen.map((step) => (show) => runStep(step, env, show)),
      lanes,
      (text) => void process.stdout.write(text),
    );
  const outcomes = [
    ...(await runSteps(
      steps.filter(({ isAlone }) => !isAlone),
      availableParallelism(),
    )),
    ...(await runSteps(steps.filter(({ isAlone }) => isAlone))),
  ];

  console.log(`\n${outcomes.map(formatOutcome).join('\n')}\n`);
  const failed = outcomes.filter((outcome) => !outcome.isPassed);
  if (failed.length > 0) {
    console.log(failed.flatMap(formatFailures).join('\n'));
    process.exitCode = 1;
  }
  console.log(formatTally(sumTallies(outcomes.map(({ tally }) => tally))));
});

/**
 * @param {string} project of vitest.config.ts
 * @param {string} title
 * @returns {Step}
 */
function createVitestStep(project, title) {
  const results = `.cache/results/${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  return {
    name: project,
    title,
    commands: [['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters]],
    results,
  };
}

/** @param {string[]} names steps to run; none means all */
function chooseSteps(names) {
  const unknown = names.find((name) => STEPS.every((step) => step.name !== name));
  if (unknown) {
    const known = STEPS.map((step) => step.name).join(', ');
    throw new Stop(`There is no step "${unknown}" of the tests; there are ${known}.`);
  }
  return names.length > 0 ? STEPS.filter((step) => names.includes(step.name)) : STEPS;
}

async function prepareBrowser() {
  const browser = await findBrowser();
  console.log(`Browser: ${browser}`);
  return { CHROME_PATH: browser, SITE_PORT: String(await findFreePort(4273)) };
}

/** The tests run without Firefox too, and then say so. */
async function prepareFirefox() {
  const firefox = await findFirefox();
  console.log(firefox ? `Firefox: ${firefox}` : NO_FIREFOX);
  return firefox ? { FIREFOX_PATH: firefox } : {};
}

/**
 * @param {Step} step
 * @param {Record<string, string>} env
 * @param {import('./run.mjs').Show} show takes what the step prints
 */
async function runStep(step, env, show) {
  show(`\n== ${step.title}\n`);
  const start = performance.now();
  if (step.results) rmSync(join(ROOT, step.results), { force: true });
  let isPassed = true;
  for (const command of step.commands) {
    try {
      await runNode(command, { env, show });
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      isPassed = false;
    }
  }
  const seconds = (performance.now() - start) / 1000;
  const tally = countTests(step, isPassed);
  return { step, isPassed: isPassed && tally.failed === 0, seconds, tally };
}

/**
 * A step that fails with no failed test of its own, as a lint error or a crash, counts as one.
 *
 * @param {Step} step
 * @param {boolean} isPassed
 */
function countTests(step, isPassed) {
  const report = step.results ? readTally(join(ROOT, step.results)) : null;
  const tally = report ?? { passed: 0, failed: 0, skipped: 0 };
  const isUncounted = tally.failed === 0 && (!isPassed || (step.results && !report));
  return isUncounted ? { ...tally, failed: 1 } : tally;
}

/** @param {Awaited<ReturnType<typeof runStep>>} outcome */
function formatOutcome({ step, isPassed, seconds, tally }) {
  const count = step.results ? ` (${formatTally(tally)})` : '';
  return `${isPassed ? 'passed' : 'FAILED'}  ${seconds.toFixed(0).padStart(4)} s  ${step.title}${count}`;
}

/**
 * A step and its failed tests, so that the last lines of a long log tell what is wrong.
 *
 * @param {Awaited<ReturnType<typeof runStep>>} outcome
 */
function formatFailures({ step }) {
  const names = step.results ? readFailures(join(ROOT, step.results)) : [];
  return [`Failed: ${step.title}`, ...names.map((name) => `  ${name}`)];
}
