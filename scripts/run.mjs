import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Ends a command with a sentence for the person who typed it, and no stack. */
export class Stop extends Error {}

/**
 * Runs a program in the repository's folder and shows what it prints.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean }} [options] `env` is added to the environment
 * @throws Stop where it fails
 */
export async function run(program, args, { env = {}, shell = false } = {}) {
  const code = await new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      shell,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (status, signal) => resolve(signal ?? status));
  });
  if (code !== 0) throw new Stop(`\`${[program, ...args].join(' ')}\` ended with ${code}.`);
}

/**
 * Runs a script with this same Node.
 *
 * @param {string[]} args the script, then what it is given
 * @param {Record<string, string>} [env] added to the environment
 */
export function runNode(args, env = {}) {
  return run(process.execPath, args, { env });
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
