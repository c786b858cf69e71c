import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT } from './run.mjs';

/**
 * The parts of the two JSON reports that tell which tests failed.
 *
 * @typedef {{ title: string, file?: string, specs?: { title: string, ok: boolean, line: number }[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ suites: PlaywrightSuite[], errors: { message?: string }[], stats: object }} PlaywrightReport
 * @typedef {{ name: string, status: string, message?: string, assertionResults: { fullName: string, status: string }[] }} VitestFile
 * @typedef {{ testResults: VitestFile[] }} VitestReport
 */

/**
 * Names the failed tests of a report that vitest or Playwright wrote.
 *
 * @param {string} path
 * @returns {string[]} one line each: file, then name; none where there is no report
 */
export function readFailures(path) {
  if (!existsSync(path)) return [];
  /** @type {PlaywrightReport | VitestReport} */
  const report = JSON.parse(readFileSync(path, 'utf8'));
  if ('testResults' in report) return report.testResults.flatMap(listFailedTests);
  const outside = report.errors.map(({ message = 'unknown error' }) => firstLine(message));
  return [...outside, ...report.suites.flatMap((suite) => listFailedSpecs(suite, suite.title))];
}

/** @param {VitestFile} file */
function listFailedTests({ name, status, message = '', assertionResults }) {
  const path = relative(ROOT, name).replaceAll('\\', '/');
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [`${path}: ${firstLine(message)}`];
  return failed.map(({ fullName }) => `${path}: ${fullName}`);
}

/**
 * @param {PlaywrightSuite} suite
 * @param {string} file
 * @returns {string[]}
 */
function listFailedSpecs({ specs = [], suites = [] }, file) {
  const own = specs.filter(({ ok }) => !ok).map(({ title, line }) => `${file}:${line}: ${title}`);
  return [...own, ...suites.flatMap((suite) => listFailedSpecs(suite, file))];
}

/** @param {string} text */
function firstLine(text) {
  return text.trim().split('\n', 1)[0] ?? '';
}
