import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

/**
 * What a program is called: on Linux a name in the path, elsewhere a path below the folders of programs.
 *
 * @typedef {{ linux: string[], darwin: string[], win32: string[] }} ProgramNames
 */

/**
 * Finds an installed program that starts.
 *
 * @param {ProgramNames} names the first one first
 * @returns {string | undefined} its path
 */
export function findProgram({ linux, darwin, win32 }) {
  const env = process.env;
  /** @type {Record<string, string[] | undefined>} */
  const paths = {
    linux: linux.flatMap((name) =>
      (env['PATH'] ?? '').split(':').map((folder) => join(folder, name)),
    ),
    darwin: darwin.flatMap((name) =>
      ['', env['HOME'] ?? ''].map((home) => `${home}/Applications/${name}`),
    ),
    win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
      win32.map((name) => `${env[variable] ?? ''}\\${name}`),
    ),
  };
  return paths[process.platform]?.find(canStart);
}

/**
 * Whether a program is there and all its libraries are. On Windows `--version` would open a window.
 *
 * @param {string} path
 */
export function canStart(path) {
  if (!existsSync(path)) return false;
  return process.platform === 'win32' || isSuccess(path, ['--version']);
}

/**
 * Installs packages of Debian where that is possible without a question; a failure is printed.
 *
 * @param {string[]} names
 */
export async function installPackages(names) {
  const isRoot = process.getuid?.() === 0;
  const isAllowed = isRoot || isSuccess('sudo', ['-n', 'true']);
  if (!isAllowed || !isSuccess('apt-get', ['--version'])) return;
  console.log(`Installing packages of Debian: ${names.join(', ')}.`);
  const apt = [...(isRoot ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive'];
  await attempt(() => runAll(apt, ['apt-get', 'update']));
  await attempt(() =>
    runAll(apt, ['apt-get', 'install', '-y', '--no-install-recommends', ...names]),
  );
}

/**
 * Runs a task whose failure leaves other ways, and prints the failure.
 *
 * @param {() => Promise<void>} task
 */
export async function attempt(task) {
  try {
    await task();
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
  }
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
 * @param {string} program
 * @param {string[]} args
 */
function isSuccess(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
