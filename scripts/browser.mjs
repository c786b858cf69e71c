import { attempt, canStart, findProgram, installPackages } from './programs.mjs';
import { runNode, Stop } from './run.mjs';

/** What Chrome and Chromium are called, and where they lie. */
const NAMES = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  darwin: ['Google Chrome', 'Chromium'].map((name) => `${name}.app/Contents/MacOS/${name}`),
  win32: ['Google\\Chrome', 'Chromium'].map((name) => `${name}\\Application\\chrome.exe`),
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
  const browser = findProgram(NAMES) ?? (await downloadBrowser()) ?? (await installBrowser());
  if (browser) return browser;
  throw new Stop(
    'The tests need a browser and none could be found or downloaded: install Chrome or Chromium, or set CHROME_PATH to one, and run `npm test` again.',
  );
}

/**
 * What Playwright starts Chromium without (`chromiumSwitches.ts`): a list of ours takes the place of its
 * own, since of two such lists Chromium heeds the last.
 */
const DISABLED_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/** Pop-ups of the address bar, which start a renderer for each window that no test looks at. */
const UNSEEN_POPUPS = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/**
 * What a browser is started with: nothing fetched behind the tests' back, and WebGL in software
 * where there is no GPU.
 */
export function createLaunchOptions() {
  const executablePath = process.env['CHROME_PATH'] ?? findProgram(NAMES);
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--enable-unsafe-swiftshader',
      `--disable-features=${[...DISABLED_BY_PLAYWRIGHT, ...UNSEEN_POPUPS].join(',')}`,
      // Chromium's sandbox does not start for root, as in most containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}

async function downloadBrowser() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  if (canStart(path)) return path;
  console.log("No Chrome or Chromium is installed; fetching Playwright's own.");
  await attempt(() => runNode(['node_modules/@playwright/test/cli.js', 'install', 'chromium']));
  return canStart(path) ? path : undefined;
}

async function installBrowser() {
  await installPackages(['chromium', 'fonts-liberation']);
  return findProgram(NAMES);
}
