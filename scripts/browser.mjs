import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run, runNode, Stop } from './run.mjs';

/**
 * Where Chrome and Chromium are usually installed; on Linux names are looked up in the path.
 *
 * @type {Record<string, string[] | undefined>}
 */
const INSTALLED = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
    (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, name)),
  ),
  darwin: ['Google Chrome', 'Chromium'].flatMap((name) =>
    ['', process.env['HOME'] ?? ''].map(
      (home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
    ),
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google\\Chrome', 'Chromium'].map(
      (name) => `${process.env[variable] ?? ''}\\${name}\\Application\\chrome.exe`,
    ),
  ),
};

/**
 * Finds a browser for the tests: the one that `CHROME_PATH` names, else an installed one, else
 * Playwright's own download, else Debian's package.
 *
 * @returns {Promise<string>} the path of its program
 * @throws Stop where there is none to be had, with what to do
 */
export async function findBrowser() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (canStart(chosen)) return chosen;
    throw new Stop(`CHROME_PATH is ${chosen}, and no browser starts there: correct or unset it.`);
  }
  const browser = findInstalled() ?? (await downloadBrowser()) ?? (await installPackage());
  if (browser) return browser;
  throw new Stop(
    'The tests need a browser and none could be found or downloaded: install Chrome or Chromium, or set CHROME_PATH to one, and run `npm test` again.',
  );
}

/**
 * What a browser is started with: nothing fetched behind the tests' back, and WebGL in software
 * where there is no GPU.
 */
export function createLaunchOptions() {
  const executablePath = process.env['CHROME_PATH'] ?? findInstalled();
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--enable-unsafe-swiftshader',
      // Chromium's sandbox does not start for root, as in most containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}

function findInstalled() {
  const paths = INSTALLED[process.platform] ?? [];
  return paths.find(canStart);
}

async function downloadBrowser() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  if (canStart(path)) return path;
  console.log("No Chrome or Chromium is installed; fetching Playwright's own.");
  await attempt(() => runNode(['node_modules/@playwright/test/cli.js', 'install', 'chromium']));
  return canStart(path) ? path : undefined;
}

async function installPackage() {
  const isRoot = process.getuid?.() === 0;
  const isAllowed = isRoot || isSuccess('sudo', ['-n', 'true']);
  if (!isAllowed || !isSuccess('apt-get', ['--version'])) return undefined;
  console.log("Installing Debian's chromium package.");
  const apt = [...(isRoot ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive'];
  await attempt(() => runAll(apt, ['apt-get', 'update']));
  await attempt(() =>
    runAll(apt, [
      'apt-get',
      'install',
      '-y',
      '--no-install-recommends',
      'chromium',
      'fonts-liberation',
    ]),
  );
  return findInstalled();
}

/**
 * @param {string[]} prefix
 * @param {string[]} command
 */
function runAll(prefix, command) {
  const [program = '', ...args] = [...prefix, ...command];
  return run(program, args);
}

/**
 * A failure leaves the next way to get a browser.
 *
 * @param {() => Promise<void>} task
 */
async function attempt(task) {
  try {
    await task();
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
  }
}

/**
 * Whether a program is there and all its libraries are. On Windows `--version` would open a window.
 *
 * @param {string} path
 */
function canStart(path) {
  if (!existsSync(path)) return false;
  return process.platform === 'win32' || isSuccess(path, ['--version']);
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function isSuccess(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
