import { describe, expect, test } from 'vitest';
import { compareFigures } from '../../models/pipeline/compare-figures.ts';

const compare = (committed: unknown, computed: unknown) =>
  compareFigures(committed, computed, 0.01, 'metrics');

describe('comparing figures', () => {
  test.each([
    ['the same', { a: 1, b: ['x', null] }, { a: 1, b: ['x', null] }],
    ['a number off by less than the tolerance', { a: 0.5 }, { a: 0.505 }],
    ['keys in another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ])('%s: nothing to say', (_, committed, computed) => {
    expect(compare(committed, computed)).toEqual([]);
  });

  test.each([
    [
      'a number off by more',
      { a: { b: 0.5 } },
      { a: { b: 0.52 } },
      'metrics.a.b: 0.5 is committed',
    ],
    ['another sentence', { how: 'so' }, { how: 'thus' }, 'metrics.how: "so"'],
    ['one more figure', {}, { ece: 1 }, 'metrics.ece: undefined is committed, 1 computed'],
    ['one figure less', { ece: 1 }, {}, 'metrics.ece: 1 is committed, undefined computed'],
    ['a shorter list', { a: [1, 2] }, { a: [1] }, 'metrics.a.1'],
    ['no number', { a: 1 }, { a: NaN }, 'metrics.a'],
    ['a number for a record', { a: {} }, { a: 1 }, 'metrics.a'],
  ])('%s', (_, committed, computed, line) => {
    const lines = compare(committed, computed);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(line);
  });
});
