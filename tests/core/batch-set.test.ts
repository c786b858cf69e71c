import { describe, expect, test } from 'vitest';
import type { JudgedFile } from '../../src/core/batch-rows.ts';
import { gatherBatchSet } from '../../src/core/batch-set.ts';
import { CLASS_COUNT } from '../../src/core/classes.ts';

const IDS = ['one', 'other'];
const scoresOf = (value: number) => new Float32Array(CLASS_COUNT).fill(value);
const both = (value: number) => ({ one: scoresOf(value), other: scoresOf(value / 2) });

function file(id: number, part: Partial<JudgedFile> = {}): JudgedFile {
  return { id, path: `${id}.png`, state: 'scored', label: 3, scores: both(id / 8), ...part };
}

describe('the labelled files of a batch as a set', () => {
  test('are those that every classifier has answered, in their order', () => {
    const set = gatherBatchSet([file(1), file(2, { label: 0 })], IDS);
    expect(set.files.map(({ id }) => id)).toEqual([1, 2]);
    expect([...set.labels]).toEqual([3, 0]);
    expect(set.scores['one']).toEqual(
      Float32Array.from({ length: 20 }, (_, at) => (at < 10 ? 0.125 : 0.25)),
    );
    expect(set.scores['other']![0]).toBe(0.0625);
    expect(set.leftOut).toEqual([]);
  });

  test.each<[string, Partial<JudgedFile>, boolean]>([
    ['without a label', { label: null }, false],
    ['refused', { state: 'refused', scores: {} }, false],
    ['cancelled', { state: 'unjudged', scores: {} }, true],
    ['answered by one', { scores: { one: scoresOf(0.5) } }, true],
    ['with too few scores', { scores: { ...both(0.5), one: new Float32Array(9) } }, true],
    ['with a score that is no number', { scores: { ...both(0.5), other: scoresOf(NaN) } }, true],
  ])('a file %s is not in it; left out: %s', (_, part, leftOut) => {
    const set = gatherBatchSet([file(1), file(2, part)], IDS);
    expect(set.files.map(({ id }) => id)).toEqual([1]);
    expect(set.leftOut.map(({ id }) => id)).toEqual(leftOut ? [2] : []);
  });

  test('of no files are none', () => {
    const { files, labels, scores, leftOut } = gatherBatchSet([], IDS);
    expect([files, leftOut].map(({ length }) => length)).toEqual([0, 0]);
    expect([labels.length, scores['one']!.length]).toEqual([0, 0]);
  });
});
