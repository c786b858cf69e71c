import { describe, expect, test } from 'vitest';
import type { LabSetName } from '../../src/state/lab-settings.ts';
import { messages } from '../../src/ui/messages/thresholds.ts';

const { calibration, compare, confusion, costs, lab } = messages;

describe('what is said of a set names the set', () => {
  const SAID: [string, (set: LabSetName) => string][] = [
    ['the subject of a saved chart', (set) => lab.subject('detector', 'ship', set, 60)],
    ['the readings', (set) => lab.readings(set, { least: 1_000, most: 1_000 })],
    ['the matrix', (set) => confusion.caption('top-one', 'Network', 0.5, set)],
    ['calibration', (set) => calibration.method(15, set, 60)],
    ['the bootstrap under way', (set) => compare.method(set, 10, 1_000)],
    ['the bootstrap', (set) => compare.method(set, 1_000, 1_000)],
    ['what is hidden', (set) => costs.hidden(set, 60)],
    ['the button', (set) => costs.reveal(set)],
    ['what was revealed', (set) => costs.revealed(set)],
    ['the column', (set) => costs.came[set]],
    ['no cost', (set) => costs.untold(set)],
    ['a kept promise', (set) => costs.kept(set, 1, 2, 'within')],
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
  [1_000, 1_000, 'neighbours among 1,000)'],
  [1_000, 45_000, 'neighbours among 1,000 to 45,000)'],
  [0, 0, 'neighbours among 0)'],
])('neighbours among %i to %i', (least, most, expected) => {
  expect(lab.readings('batch', { least, most })).toContain(expected);
});

test.each([
  [0, ''],
  [1, '1 labelled picture is left out'],
  [2, '2 labelled pictures are left out'],
])('%i left out', (count, expected) => {
  expect(lab.leftOut(count)).toMatch(expected);
});

test('an interval without width judges no promise', () => {
  expect(costs.kept('batch', 0.86, 100, 'untold')).toMatch(/^99\.1 dearer.*nothing tells chance/);
});
