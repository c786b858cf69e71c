import { existsSync, readFileSync } from 'node:fs';

/**
 * How many tests of one step passed, failed and were skipped.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 * @typedef {{ expected: number, flaky: number, unexpected: number, skipped: number }} PlaywrightCounts
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} VitestCounts
 */

/**
 * Reads what vitest's or Playwright's JSON reporter wrote.
 *
 * @param {string} path
 * @returns {Tally | null} null where there is no report: the runner did not come that far
 */
export function readTally(path) {
  if (!existsSync(path)) return null;
  /** @type {{ stats: PlaywrightCounts } | VitestCounts} */
  const report = JSON.parse(readFileSync(path, 'utf8'));
  if ('stats' in report) {
    const { expected, flaky, unexpected, skipped } = report.stats;
    return { passed: expected + flaky, failed: unexpected, skipped };
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
  };
}

/**
 * Adds tallies up.
 *
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function sumTallies(tallies) {
  return tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @param {Tally} tally */
export function formatTally({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
