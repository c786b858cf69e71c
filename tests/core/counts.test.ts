import { describe, expect, test } from 'vitest';
import {
  accuracyOf,
  averageMacro,
  averageMicro,
  countByClass,
  coverageOf,
  f1Of,
  generalisedRiskOf,
  precisionOf,
  recallOf,
  selectiveRiskOf,
  valueOf,
} from '../../src/core/counts.ts';

/** No class: the classifier abstains. */
const NONE = -1;

describe('averages with abstention', () => {
  const counts = countByClass([0, 0, 1, 1, 2], [0, NONE, 1, 1, NONE], 3);

  test('micro', () => {
    expect(averageMicro(counts)).toEqual({ precision: 1, recall: 0.6, f1: 0.75 });
  });

  test('macro, over the classes that have examples', () => {
    const { precision, recall } = averageMacro(counts);
    expect(precision).toBeCloseTo(2 / 3, 12);
    expect(recall).toBeCloseTo(0.5, 12);
    expect(averageMacro(countByClass([0, 0], [0, 0], 3)).recall).toBe(1);
  });

  test('0 of 0 counts as the caller says', () => {
    expect(averageMacro(counts, 1).precision).toBe(1);
    expect(averageMacro(counts, NaN).precision).toBe(1);
    expect(averageMicro(countByClass([], [], 3), 1)).toEqual({ precision: 1, recall: 1, f1: 1 });
  });

  test('accuracy, coverage and risk', () => {
    const abstentions = { total: 5, accepted: 3, right: 3 };
    expect(valueOf(accuracyOf(abstentions))).toBe(0.6);
    expect(valueOf(coverageOf(abstentions))).toBe(0.6);
    expect(valueOf(selectiveRiskOf(abstentions))).toBe(0);
    expect(valueOf(generalisedRiskOf(abstentions))).toBe(0);
  });
});

describe('a share of nothing is not a number', () => {
  const empty = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 2 };

  test.each([
    ['recall', recallOf],
    ['precision', precisionOf],
    ['F1', f1Of],
  ])('%s', (_, shareOf) => {
    expect(shareOf(empty)).toEqual({ count: 0, of: 0 });
    expect(valueOf(shareOf(empty))).toBeNull();
  });
});
