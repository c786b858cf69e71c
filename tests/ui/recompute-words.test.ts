import { expect, test } from 'vitest';
import type { RecomputePart } from '../../src/state/recompute-parts.svelte.ts';
import { messages } from '../../src/ui/messages/thresholds.ts';

const { format, recompute } = messages;

const PART: RecomputePart = {
  stage: 'scoring',
  loading: null,
  done: 100,
  backend: 'wasm',
  preparing: 3_210,
  elapsed: 2_000,
  scoring: 220,
  worked: 2_000,
  failure: null,
  comparison: null,
};

test.each([
  [0, '0.0 s'],
  [40, '0.0 s'],
  [9_949, '9.9 s'],
  [9_950, '10 s'],
  [89_400, '89 s'],
  [89_600, '1 min 30 s'],
  [119_600, '2 min'],
  [125_000, '2 min 5 s'],
])('%i ms last %s', (milliseconds, expected) => {
  expect(format.duration(milliseconds)).toBe(expected);
});

test('a moment is a day and its time, wherever the visitor is', () => {
  expect(format.moment(Date.UTC(2026, 10, 26, 12))).toMatch(/^2[67] November 2026 at \d\d:\d\d$/);
});

test.each([
  [0, '0 %'],
  [0.9999, '99 %'],
  [1, '100 %'],
])('%d done is %s', (share, expected) => {
  expect(format.wholePercent(share)).toBe(expected);
  expect(messages.pages.recomputing(share)).toBe(`recomputing, ${expected}`);
});

test.each([
  [NaN, '–'],
  [0, '0'],
  [3.91e-5, '0.000039'],
  [0.0478, '0.048'],
  [2.15, '2.2'],
  [24.4, '24'],
])('two digits of %d are %s', (value, expected) => {
  expect(format.twoDigits(value)).toBe(expected);
});

test.each([
  [{ bytes: 0, milliseconds: 100, isMeasured: true }, /^Every picture is here; then a few seconds/],
  [{ bytes: 36_600_000, milliseconds: 22_000, isMeasured: false }, /^Up to 36\.6 MB .*about 25 s/],
  [
    { bytes: 1, milliseconds: 131_000, isMeasured: true },
    /about 2 min 30 s of .* by the last run\.$/,
  ],
  [{ bytes: 1, milliseconds: 103_000, isMeasured: true }, /about 1 min 45 s of computing/],
])('the cost %o', (cost, expected) => {
  expect(recompute.cost(cost)).toMatch(expected);
});

test.each([
  [{ milliseconds: 0, isMeasured: true }, 'Still a few seconds, going by this run so far.'],
  [{ milliseconds: 41_000, isMeasured: true }, 'Still about 45 s, going by this run so far.'],
  [{ milliseconds: 121_000, isMeasured: false }, /^Still about 2 min 30 s, a first guess/],
])('the time left %o', (left, expected) => {
  expect(recompute.left(left)).toMatch(expected);
});

test.each([
  [{}, 'on the processor, WebAssembly'],
  [{ backend: 'webgl' }, 'on the GPU, WebGL'],
  [{ done: 0, backend: null, stage: 'waiting' }, 'not begun yet'],
  [{ done: 0, backend: null, stage: 'loading' }, 'loading'],
  [{ stage: 'failed' }, 'stopped'],
] satisfies [Partial<RecomputePart>, string][])('a classifier that is %o', (part, stage) => {
  expect(recompute.stage({ ...PART, ...part })).toBe(stage);
});

test.each([
  [{}, ['2.0 s', '20 ms a picture'], ['220 ms', '2.2 ms a picture']],
  [{ elapsed: 73, scoring: 4.5 }, ['73 ms', '0.73 ms a picture'], ['4.5 ms', '0.045 ms a picture']],
  [{ elapsed: 960 }, ['1.0 s', '9.6 ms a picture'], ['220 ms', '2.2 ms a picture']],
  [{ done: 1 }, ['2.0 s', '2,000 ms a picture'], ['220 ms', '220 ms a picture']],
] satisfies [Partial<RecomputePart>, string[], string[]][])(
  'the times of %o are both told for all pictures and for one',
  (part, whole, alone) => {
    const times = recompute.times({ ...PART, ...part }, false);
    expect(times.map(({ all, each }) => [all, each])).toEqual([whole, alone]);
    expect(times.map(({ name }) => name)).toEqual([
      expect.stringContaining('waiting included'),
      'Scoring alone',
    ]);
  },
);

test.each([
  ['nearest-neighbour', {}, 'References loaded in 3.2 s.'],
  ['network', { preparing: 50 }, 'Loaded in 0.1 s.'],
  ['linear', { preparing: 0 }, 'Loaded in less than 0.1 s.'],
  ['linear', { done: 0 }, null],
] as const)('loading of %s, %o, stays told', (id, part, expected) => {
  expect(recompute.loaded(id, { ...PART, ...part })).toBe(expected);
});

test('no time is told of no picture, and two workers are told to be added up', () => {
  expect(recompute.times({ ...PART, done: 0, elapsed: 0, scoring: 0 }, false)).toEqual([]);
  expect(recompute.times(PART, true)[1]!.name).toBe('Scoring alone, both workers added up');
});

test('the lesson promises no time in proportion, and an exact answer', () => {
  expect(recompute.lesson).not.toMatch(/twice|double/);
  expect(recompute.lesson).toMatch(/more for every single picture.*less than in proportion.*exact/);
});

test('answers are told to be as published, and what an answer is', () => {
  const comparison = { pictures: 200, otherwise: [], largestDifference: 0, largestAt: null };
  expect(recompute.answers(comparison)).toBe('200 of 200 answers as published with this site');
  expect(recompute.intro(45_000)).toContain('an answer is the class with the highest score');
});

test.each([
  [3.9e-5, 2e-5, 'moved them by up to 0.000039, which explains it to the digits shown.'],
  [3.91e-5, 3.93e-5, 'moved them by up to 0.000039, which explains it to the digits shown.'],
  [3.9e-5, 4.2e-5, 'up to 0.000039, which does not explain all of it. The rest is most likely'],
  [3.9e-5, 0, 'moved them by up to 0.000039.'],
  [3.9e-5, NaN, 'moved them by up to 0.000039.'],
])('scores moved by up to %d that differ by %d', (most, difference, expected) => {
  expect(recompute.rounding(most, difference)).toContain(expected);
});
