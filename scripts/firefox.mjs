import { canStart, findProgram, installPackages } from './programs.mjs';
import { Stop } from './run.mjs';

/** What Firefox is called, and where it lies. */
const NAMES = {
  linux: ['firefox-esr', 'firefox'],
  darwin: ['Firefox.app/Contents/MacOS/firefox'],
  win32: ['Mozilla Firefox\\firefox.exe'],
};

/** What is said where there is no Firefox; `npm test` prints it, and the skipped tests carry it. */
export const NO_FIREFOX =
  'There is no Firefox here and none could be installed, so the tests in Firefox are skipped: install it, or set FIREFOX_PATH to it, to run them.';

/**
 * Finds Firefox for the tests: the one that `FIREFOX_PATH` names, else an installed one, else Debian's
 * package.
 *
 * @returns {Promise<string | undefined>} the path of its program, where there is one to be had
 * @throws Stop where `FIREFOX_PATH` names none
 */
export async function findFirefox() {
  const chosen = process.env['FIREFOX_PATH'];
  if (chosen) {
    if (canStart(chosen)) return chosen;
    throw new Stop(`FIREFOX_PATH is ${chosen}, and no browser starts there: correct or unset it.`);
  }
  const installed = findInstalledFirefox();
  if (installed) return installed;
  await installPackages(['firefox-esr']);
  return findInstalledFirefox();
}

export function findInstalledFirefox() {
  return findProgram(NAMES);
}
