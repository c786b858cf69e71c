import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatTally, readTally, sumTallies } from '../../scripts/tally.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('readTally', () => {
  it.each([
    [
      'vitest',
      { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3 },
      { passed: 5, failed: 1, skipped: 5 },
    ],
    [
      'Playwright',
      { stats: { expected: 7, unexpected: 2, flaky: 1, skipped: 4 } },
      { passed: 8, failed: 2, skipped: 4 },
    ],
  ])('reads the report of %s', (name, report, tally) => {
    const path = join(folder, `${name}.json`);
    writeFileSync(path, JSON.stringify(report));
    expect(readTally(path)).toEqual(tally);
  });

  it('knows no report from an empty one', () => {
    expect(readTally(join(folder, 'none.json'))).toBeNull();
  });
});

describe('the closing line', () => {
  it.each([
    [[], '0 passed, 0 failed'],
    [[{ passed: 3, failed: 0, skipped: 0 }], '3 passed, 0 failed'],
    [
      [
        { passed: 3, failed: 1, skipped: 0 },
        { passed: 4, failed: 2, skipped: 5 },
      ],
      '7 passed, 3 failed, 5 skipped',
    ],
  ])('%#: adds up', (tallies, line) => {
    expect(formatTally(sumTallies(tallies))).toBe(line);
  });
});
