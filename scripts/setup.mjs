import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, runNode, Stop } from './run.mjs';

const OLDEST_NODE = [20, 19];

/** Where a build remembers what it was made of. */
const BUILD_STAMP = join(ROOT, '.cache', 'build.sha256');

/** Everything a build reads; files of `models/<id>/` are added to it. */
const BUILD_INPUTS = [
  'build',
  'index.html',
  'package-lock.json',
  'svelte.config.js',
  'tsconfig.json',
  'vite.config.ts',
  'public',
  'src',
];

/** Makes a fresh clone ready: Node is new enough, packages are there, and the site is built. */
export async function setUp() {
  checkNode(process.versions.node);
  await installPackages();
  await buildSite();
}

/**
 * @param {string} version of Node, as `20.19.0`
 * @throws Stop where it is too old
 */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Stop(
    `Tipping Point needs Node ${OLDEST_NODE.join('.')} or newer and this is ${version}: install a current one from https://nodejs.org and try again.`,
  );
}

async function installPackages() {
  if (hasPackages()) return;
  console.log('Installing packages (npm ci); this takes a minute the first time.');
  await runNpm(['ci', '--ignore-scripts', '--no-fund', '--no-audit']);
}

/** Whether `node_modules` is what `package-lock.json` says, by npm's own record of what it installed. */
function hasPackages() {
  const record = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  const wanted = readPackages(join(ROOT, 'package-lock.json'));
  delete wanted[''];
  return (
    Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
      const there = installed[path];
      return there ? there.version === version && there.integrity === integrity : optional;
    }) && Object.keys(installed).every((path) => path in wanted)
  );
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>}
 */
function readPackages(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

/** @param {string[]} args */
async function runNpm(args) {
  const npm = process.env['npm_execpath'];
  if (npm && /\.c?js$/.test(npm)) await runNode([npm, ...args]);
  else await run('npm', args, { shell: process.platform === 'win32' });
}

async function buildSite() {
  const inputs = hashInputs();
  const isBuilt = existsSync(join(ROOT, 'dist', 'index.html')) && existsSync(BUILD_STAMP);
  if (isBuilt && readFileSync(BUILD_STAMP, 'utf8') === inputs) return;
  console.log('Building the site.');
  rmSync(BUILD_STAMP, { force: true });
  await runNode(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(BUILD_STAMP, inputs);
}

function hashInputs() {
  const hash = createHash('sha256');
  for (const path of [...BUILD_INPUTS.flatMap(listFiles), ...listModelFiles()]) {
    const bytes = readFileSync(join(ROOT, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path a file or a folder of the repository
 * @returns {string[]} the files in it, in a fixed order
 */
function listFiles(path) {
  if (!statSync(join(ROOT, path)).isDirectory()) return [path];
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => listFiles(`${path}/${name}`));
}

/** Weights, figures and cards lie directly in `models/<id>/`; what makes them lies deeper. */
function listModelFiles() {
  return listFiles('models').filter((path) => path.split('/').length === 3);
}
