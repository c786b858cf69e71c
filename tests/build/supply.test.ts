import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import lock from '../../package-lock.json' with { type: 'json' };
import project from '../../package.json' with { type: 'json' };

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

const wanted = Object.entries({ ...project.dependencies, ...project.devDependencies });
const locked: Readonly<Record<string, Locked>> = lock.packages;

it('every version is exact, and the lock file has that one', () => {
  for (const [name, version] of wanted) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(locked[`node_modules/${name}`]?.version, name).toBe(version);
  }
});

it('every package of the lock file is known by its checksum', () => {
  const unknown = Object.entries(locked)
    .filter(([path, { integrity, link }]) => path !== '' && !link && !integrity)
    // Packages that come inside another one are covered by its checksum.
    .filter(([, entry]) => !('inBundle' in entry));
  expect(unknown.map(([path]) => path)).toEqual([]);
});

it('no package runs a script while it is installed', () => {
  expect(readFileSync('.npmrc', 'utf8')).toContain('ignore-scripts=true');
});
