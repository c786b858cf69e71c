import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const commands = packageJson.scripts['build:kernel'].split(' && ');

test.each(['nearest-neighbour', 'network'])(
  'kernel.wasm of %s is what its source compiles to',
  async (id) => {
    const path = `src/engine/${id}/kernel/kernel.wasm`;
    const folder = await mkdtemp(join(tmpdir(), 'kernel-'));
    const compiled = join(folder, 'kernel.wasm');
    const command = commands.find((one) => one.includes(path))!;
    const [, ...options] = command.replace(path, compiled).split(' ');
    await promisify(execFile)('node', ['node_modules/assemblyscript/bin/asc.js', ...options]);
    const same = Buffer.compare(await readFile(compiled), await readFile(path)) === 0;
    await rm(folder, { recursive: true });
    expect(same, 'Run "npm run build:kernel" and commit kernel.wasm.').toBe(true);
  },
  60_000,
);
