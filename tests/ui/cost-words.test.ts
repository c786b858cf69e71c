import { scaleLinear } from 'd3-scale';
import { describe, expect, test } from 'vitest';
import type { ChosenThreshold } from '../../src/core/outcomes.ts';
import { messages } from '../../src/ui/messages/thresholds.ts';

const { costs } = messages;
const COUNTS = { truePositives: 1, trueNegatives: 1, falsePositives: 1, falseNegatives: 1 };

test.each([
  [0, '0'],
  [0.00244, '0.00244'],
  [0.0048, '0.00480'],
  [0.9996, '1.00'],
  [12.345, '12.3'],
  [1_234.5, '1,235'],
])('a cost of %d is written %s', (value, written) => {
  expect(costs.cost(value)).toBe(written);
});

const CHOSEN: ChosenThreshold = {
  ...{ threshold: 0.42, low: 0.41, high: 0.43, place: 'between' },
  outcome: { counts: COUNTS, cost: 0.86 },
};

test.each([
  [
    'detector',
    { falsePositive: 1, miss: 10, prevalence: null },
    CHOSEN,
    false,
    [
      'A false positive costs 1, a miss 10',
      'Cheapest threshold (circle): 0.42, at a cost of 0.860 per 100 pictures',
      'Pale band: as cheap; coloured upright line: where the threshold stands now, 0.50',
    ],
  ],
  [
    'detector',
    { falsePositive: 0.5, miss: 1, prevalence: 0.07 },
    { ...CHOSEN, threshold: 1, place: 'nothing' },
    true,
    [
      'A false positive costs 0.5, a miss 1; 7 % of the pictures out there are of the class ship',
      'Cheapest threshold (circle): 1.00, to flag nothing, at a cost of 0.860 per 100 pictures',
      'Pale band: as cheap; coloured upright line: where the threshold stands now, 0.50; dashed: to flag nothing',
    ],
  ],
  [
    'top-one',
    { falsePositive: 3, miss: 1, prevalence: null },
    CHOSEN,
    true,
    [
      'A wrong answer given costs 3, a right answer withheld 1',
      'Cheapest threshold (circle): 0.42, at a cost of 0.860 per 100 pictures',
      'Pale band: as cheap; coloured upright line: where the threshold stands now, 0.50; dashed: to answer nothing',
    ],
  ],
] as const)(
  'a saved chart of %s at %j says what it shows',
  (rule, given, chosen, isDrawn, said) => {
    expect(costs.subject(rule, 'ship', given, chosen, 0.5, isDrawn)).toEqual(said);
  },
);

describe('what it costs where it stands', () => {
  test.each([
    ['twice as much, both small', 0.0048, 0.0024, '0.00480, 0.00240 dearer than that.'],
    ['a thousandth more', 5.005, 5, '5.01, 0.00500 dearer than that.'],
    ['the same but for rounding', 0.1 + 0.2, 0.3, 'the same cost.'],
    ['nothing, as the cheapest', 0, 0, 'the same cost.'],
    ['something beside nothing', 1e-9, 0, '0.00000000100, 0.00000000100 dearer than that.'],
  ])('%s', (_, now, cheapest, said) => {
    const start = costs.now(0.98958, now, cheapest);
    expect(start).toMatch(/^At 0\.98958, where it stands now: /);
    expect(start.endsWith(`: ${said}`)).toBe(true);
  });
});

test.each([
  ['the same but for rounding', 0.3, 0.1 + 0.2, 'As promised.'],
  ['a little dearer', 0.0024, 0.0048, '0.00240 dearer than promised.'],
  ['a little cheaper', 0.0048, 0.0024, '0.00240 cheaper than promised.'],
])('a promise: %s', (_, promised, came, said) => {
  expect(costs.kept(promised, came, null)).toBe(said);
});

test.each([0.0125, 0.00125, 0.7, 12.5, 62_500])('no two ticks up to %d look alike', (top) => {
  const ticks = scaleLinear().domain([0, top]).ticks(6);
  expect(ticks.length).toBeGreaterThan(3);
  expect(new Set(ticks.map(costs.costTick)).size).toBe(ticks.length);
});
