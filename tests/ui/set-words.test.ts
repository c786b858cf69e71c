import { describe, expect, test } from 'vitest';
import type { PromiseBounds } from '../../src/core/outcomes.ts';
import type { LabSetName } from '../../src/state/lab-settings.ts';
import type { NearestAsked } from '../../src/state/nearest-asked.ts';
import { COMMITTED_ASKED } from '../../src/state/nearest-asked.ts';
import { messages } from '../../src/ui/messages/thresholds.ts';

const { calibration, compare, confusion, costs, lab } = messages;

/** Of a promise of 5 to 7, and of a difference as given. */
const bounds = (low: number, high: number, came = { low: 5, high: 9 }): PromiseBounds => ({
  promised: { low: 5, high: 7 },
  came,
  difference: { low, high },
});

const asked = (least: number, most: number, votes: NearestAsked['votes'] = null): NearestAsked => ({
  references: { least, most },
  votes,
});

describe('what is said of a set names the set', () => {
  const SAID: [string, (set: LabSetName) => string][] = [
    ['the subject of a saved chart', (set) => lab.subject('detector', 'ship', set, 60)],
    [
      'the subject of a saved calibration',
      (set) => calibration.subject(set, 15, 0.01, 0.7, { count: 40, of: 60 }).join('. '),
    ],
    ['the readings', (set) => lab.readings(set, asked(1_000, 1_000))],
    ['the matrix', (set) => confusion.caption('top-one', 'Network', 0.5, set)],
    ['calibration', (set) => calibration.method(15, set, 60)],
    ['the bootstrap under way', (set) => compare.method(set, 10, 1_000)],
    ['the bootstrap', (set) => compare.method(set, 1_000, 1_000)],
    ['what is hidden', (set) => costs.hidden(set, 60)],
    ['the button', (set) => costs.reveal(set)],
    ['what was revealed', (set) => costs.revealed(set)],
    ['the column', (set) => costs.came[set]],
    ['no cost', (set) => costs.untold(set)],
    ['the file of decisions', (set) => `${lab.take.csvFile[set]} ${set}`],
  ];

  test.each(SAID)('%s', (_, say) => {
    expect(say('test')).toMatch(/test/i);
    expect(say('test')).not.toMatch(/batch|visitor|recomputed/i);
    expect(say('recomputed')).toMatch(/test.*recomputed/i);
    expect(say('recomputed')).not.toMatch(/batch|visitor/i);
    expect(say('batch')).toMatch(/your batch|visitor’s own/i);
    expect(say('batch')).not.toMatch(/test/i);
  });
});

test.each([
  [asked(1_000, 1_000), '; nearest neighbour: 1,000 references'],
  [asked(1_000, 45_000), '; nearest neighbour: 1,000 to 45,000 references'],
  [asked(0, 0), '; nearest neighbour: 0 references'],
  [asked(5_000, 5_000, { metric: 'l2', k: 1 }), ': 5,000 references (L2, 1 vote)'],
  [COMMITTED_ASKED, ': 45,000 references (L1, 12 votes)'],
])('the headline tells %j', (nearest, expected) => {
  expect(lab.readings('batch', nearest).endsWith(expected)).toBe(true);
});

test.each([
  [0, ''],
  [1, '1 labelled picture is left out'],
  [2, '2 labelled pictures are left out'],
])('%i left out', (count, expected) => {
  expect(lab.leftOut(count)).toMatch(expected);
});

test.each([
  [1, 1, '1 false positive and 1 miss in 4 pictures'],
  [0, 455, '0 false positives and 455 misses in 457 pictures'],
])('%i false positives and %i misses', (falsePositives, falseNegatives, expected) => {
  const counts = { truePositives: 1, trueNegatives: 1, falsePositives, falseNegatives };
  expect(costs.mistakes('detector', counts)).toBe(expected);
});

test.each([
  ['detector', 0.9, Infinity, 'Above 0.9: nothing is accepted.'],
  ['top-one', 0.9, Infinity, 'Above 0.9: no answer is given.'],
  ['detector', -Infinity, 0.1, 'Up to 0.1: everything is accepted.'],
  ['top-one', -Infinity, 0.1, 'Up to 0.1: every picture is answered.'],
] as const)('the end of the slider under %s, from %d to %d', (rule, low, high, expected) => {
  expect(lab.interval(rule, low, high)).toBe(expected);
});

test.each([
  [10_000, 10_000, '100.0 %', '99.96 to 100.0 %'],
  [9_999, 10_000, '99.99 %', '99.9 to 99.998 %'],
  [9_000, 10_000, '90.0 %', '89.4 to 90.6 %'],
  [1_000_000, 1_000_000, '100.0 %', '99.9996 to 100.0 %'],
  [0, 10_000, '0.00 %', '0.00 to 0.04 %'],
])('%i of %i are told as all only where they are', (count, of, percent, interval) => {
  expect(messages.share.percent({ count, of })).toBe(percent);
  expect(messages.share.interval({ count, of })).toBe(interval);
});

test('an interval without width judges no promise', () => {
  expect(costs.kept(0.86, 100, bounds(98, 99, { low: 100, high: 100 }))).toMatch(
    /^99\.1 dearer.*nothing tells chance/,
  );
});

test.each([
  [-0.371, 1.44, '0.371 cheaper to 1.44 dearer: it holds 0, and chance alone can do that.'],
  [0.2, 1.44, '0.200 to 1.44 dearer: it leaves out 0, so the promise was too good to be true.'],
  [
    -1.44,
    -0.2,
    '0.200 to 1.44 cheaper: it leaves out 0, so this set is kinder; do not count on it.',
  ],
  [0, 1.44, '0 cheaper to 1.44 dearer: it barely holds 0. Chance alone may do that'],
  [-1.44, 0.1, '1.44 cheaper to 0.100 dearer: it barely holds 0. Chance alone may do that'],
  [0.1, 1.44, '0.100 to 1.44 dearer: it barely leaves out 0. The promise may have been too good'],
  [-1.44, -0.1, '0.100 to 1.44 cheaper: it barely leaves out 0. This set may be kinder'],
])('a promise is judged by the interval from %d to %d, which is told', (low, high, said) => {
  const start = 'The 95 % interval of this difference, with both sets drawn anew, goes from';
  const sentence = costs.kept(6, 6.5, bounds(low, high));
  expect(sentence).toContain(`0.500 dearer than promised. ${start} ${said}`);
  expect(/but other draws might/.test(sentence)).toBe(said.includes('barely'));
});

test.each([
  [
    { count: 8_740, of: 10_000 },
    [
      'The class with the highest score, 10,000 test pictures of CIFAR-10',
      'ECE (expected calibration error) 0.78 %, over 15 bins of equal width',
      'Mean confidence 88.2 %, share right 87.4 %: 8,740 of 10,000 (95 % 86.7 to 88.0 %)',
    ],
  ],
  [{ count: 0, of: 0 }, ['The class with the highest score, 0 test pictures of CIFAR-10']],
])('a saved calibration with %j right says so, and names no rule or threshold', (right, said) => {
  const [error, mean] = right.of === 0 ? [NaN, NaN] : [0.0078, 0.882];
  expect(calibration.subject('test', 15, error, mean, right)).toEqual(said);
});

test.each([
  [{ whole: 'surer', elsewhere: [] }, 'On the whole surer than it is right.'],
  [
    { whole: 'even', elsewhere: [] },
    'On the whole as sure as it is right, as far as 1,000 pictures can tell.',
  ],
  [
    { whole: 'less-sure', elsewhere: [{ lean: 'surer', low: 11 / 15, high: 1 }] },
    'On the whole less sure than it is right, but surer at a confidence of 0.73 to 1.00.',
  ],
] as const)('%j is told', (leaning, said) => {
  expect(calibration.lean(leaning, 1_000)).toBe(said);
  expect(calibration.lean(leaning, 0)).toBe('');
});
