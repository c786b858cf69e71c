import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readFailures } from '../../scripts/failures.mjs';

const folder = mkdtempSync(join(tmpdir(), 'failures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const passed = { title: 'opens', ok: true, line: 3 };
const failed = { title: 'closes', ok: false, line: 9 };
const inVitest = (name: string) => join(import.meta.dirname, name);

it.each([
  [
    'Playwright, in nested suites too',
    {
      stats: {},
      errors: [],
      suites: [
        { title: 'door.spec.ts', specs: [passed, failed], suites: [] },
        {
          title: 'window.spec.ts',
          suites: [{ title: 'on a phone', specs: [passed, { ...failed, title: 'breaks' }] }],
        },
      ],
    },
    ['door.spec.ts:9: closes', 'window.spec.ts:9: breaks'],
  ],
  [
    'Playwright that did not come to any test',
    { stats: {}, errors: [{ message: 'Error: the port is taken\n    at x' }], suites: [] },
    ['Error: the port is taken'],
  ],
  [
    'vitest, and a file that could not be loaded',
    {
      testResults: [
        {
          name: inVitest('a.test.ts'),
          status: 'failed',
          assertionResults: [
            { fullName: 'a door opens', status: 'passed' },
            { fullName: 'a door closes', status: 'failed' },
          ],
        },
        {
          name: inVitest('b.test.ts'),
          status: 'failed',
          message: '\nCannot find c.ts\n  at',
          assertionResults: [],
        },
        { name: inVitest('c.test.ts'), status: 'passed', assertionResults: [] },
      ],
    },
    ['tests/scripts/a.test.ts: a door closes', 'tests/scripts/b.test.ts: Cannot find c.ts'],
  ],
])('names the failed tests of %s', (name, report, names) => {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(report));
  expect(readFailures(path)).toEqual(names);
});

it('names none where there is no report', () => {
  expect(readFailures(join(folder, 'none.json'))).toEqual([]);
});
