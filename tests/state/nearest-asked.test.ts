import { describe, expect, test } from 'vitest';
import type { BatchRow } from '../../src/data/batch/batch-row.ts';
import { COMMITTED_ASKED, gatherAsked, isAskedAlike } from '../../src/state/nearest-asked.ts';

const five = { metric: 'l1', k: 5 } as const;
const twelve = { metric: 'l1', k: 12 } as const;
const row = (references: number | null, votes?: BatchRow['votes']) =>
  ({ references, ...(votes && { votes }) }) as BatchRow;

describe('how nearest neighbour was asked about', () => {
  test.each([
    ['no files', [], 0, 0, null],
    ['files that it has not answered', [row(null), row(null)], 0, 0, null],
    ['files all alike', [row(1_000, five), row(1_000, five)], 1_000, 1_000, five],
    ['files and one without an answer', [row(null), row(1_000, five)], 1_000, 1_000, five],
    ['files with other votes', [row(1_000, five), row(1_000, twelve)], 1_000, 1_000, null],
    ['files with other references', [row(5_000, five), row(1_000, five)], 1_000, 5_000, five],
    ['files that an earlier version kept', [row(1_000), row(1_000)], 1_000, 1_000, null],
    ['files some of which it kept', [row(1_000), row(1_000, five)], 1_000, 1_000, null],
  ] as const)('%s', (_, rows, least, most, votes) => {
    expect(gatherAsked(rows)).toEqual({ references: { least, most }, votes });
  });

  test.each([
    ['as in the lab', [row(45_000, twelve)], true],
    ['by other votes', [row(45_000, five)], false],
    ['by another distance', [row(45_000, { metric: 'l2', k: 12 })], false],
    ['with fewer references', [row(1_000, twelve), row(45_000, twelve)], false],
    ['nobody knows how', [row(45_000)], false],
  ] as const)('files %s', (_, rows, isAlike) => {
    expect(isAskedAlike(gatherAsked(rows), COMMITTED_ASKED)).toBe(isAlike);
  });
});
