import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import project from '../../package.json' with { type: 'json' };

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const scripts: Readonly<Record<string, string>> = project.scripts;

test('every npm command in the README exists', () => {
  const named = [...readme.matchAll(/npm (?:run ([\w:]+)|(start|test))\b/g)].map(
    ([, run, own]) => run ?? own!,
  );
  expect(named.length).toBeGreaterThan(6);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('every command of the pipeline is in the README', () => {
  const making = Object.keys(scripts).filter((name) =>
    /^(data|train|calibrate|evaluate|build:)/.test(name),
  );
  expect(making.filter((name) => !readme.includes(`npm run ${name}`))).toEqual([]);
});

test('every file that the README points to is there', () => {
  const paths = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path!);
  expect(paths.length).toBeGreaterThan(2);
  for (const path of paths) {
    expect(() => readFileSync(new URL(`../../${path}`, import.meta.url)), path).not.toThrow();
  }
});

test('every dependency is explained in the README', () => {
  const names = Object.keys(project.dependencies).map((name) =>
    name.replace('@tensorflow/tfjs-backend', '-backend'),
  );
  expect(names.filter((name) => !readme.includes(`\`${name}`))).toEqual([]);
});
