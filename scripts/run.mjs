import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {(text: string | Uint8Array) => void} Show takes what a program prints, as it comes */

/** Ends a command with a sentence for the person who typed it, and no stack. */
export class Stop extends Error {}

/**
 * Runs a program in the repository's folder and shows what it prints.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean, show?: Show }} [options] `env` is added to
 *   the environment; `show` takes what is printed, which goes to the terminal without it
 * @throws Stop where it fails
 */
export async function run(program, args, { env = {}, shell = false, show } = {}) {
  const output = show ? 'pipe' : 'inherit';
  const code = await new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      shell,
      stdio: ['ignore', output, output],
    });
    if (show) for (const stream of [child.stdout, child.stderr]) stream?.on('data', show);
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(signal ?? status));
  });
  if (code !== 0) throw new Stop(`\`${[program, ...args].join(' ')}\` ended with ${code}.`);
}

/**
 * Runs a script with this same Node.
 *
 * @param {string[]} args the script, then what it is given
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/**
 * Runs a command to its end; a `Stop` is told in its own words.
 *
 * @param {() => Promise<void>} command
 */
export async function runCommand(command) {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}
