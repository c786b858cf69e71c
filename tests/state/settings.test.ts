import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLASSES } from '../../src/core/classes.ts';
import { METRICS } from '../../src/core/differences.ts';
import { LINKS } from '../../src/core/linking.ts';
import { RULES } from '../../src/core/rules.ts';
import { SCALES } from '../../src/core/scales.ts';
import { CLASSIFIER_IDS } from '../../src/engine/contract.ts';
import { LAB_SETS, LARGEST_COST, MATRIX_FIGURES, PANELS } from '../../src/state/lab-settings.ts';
import type { Settings } from '../../src/state/settings.ts';
import {
  BACKEND_CHOICES,
  formatSettings,
  INITIAL_SETTINGS,
  isAnotherPlace,
  OPENERS,
  PAGES,
  parseSettings,
  placeOf,
  readPhoto,
  REFERENCE_COUNTS,
  WHYS,
} from '../../src/state/settings.ts';

const anyNumber = (max: number) =>
  fc.option(fc.double({ min: 0, max, noNaN: true }).map((value) => value + 0));

const anySettings: fc.Arbitrary<Settings> = fc.record({
  threshold: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
  metric: fc.constantFrom(...METRICS),
  k: fc.integer({ min: 1, max: 15 }),
  references: fc.constantFrom(...REFERENCE_COUNTS),
  sample: fc.integer({ min: 0, max: 9_999 }),
  backend: fc.constantFrom(...BACKEND_CHOICES),
  why: fc.constantFrom(...WHYS),
  from: fc.constantFrom(...OPENERS, null),
  page: fc.constantFrom(...PAGES),
  set: fc.constantFrom(...LAB_SETS),
  rule: fc.constantFrom(...RULES),
  target: fc.constantFrom(...CLASSES),
  active: fc.constantFrom(...CLASSIFIER_IDS),
  link: fc.constantFrom(...LINKS),
  scale: fc.constantFrom(...SCALES),
  nearestAt: anyNumber(2),
  linearAt: anyNumber(2),
  networkAt: anyNumber(2),
  panel: fc.constantFrom(...PANELS),
  falsePositiveCost: anyNumber(LARGEST_COST).map((value) => value ?? 1),
  missCost: anyNumber(LARGEST_COST).map((value) => value ?? 1),
  prevalence: anyNumber(1),
  matrixOf: fc.option(fc.constantFrom(...CLASSIFIER_IDS)),
  matrixFigures: fc.constantFrom(...MATRIX_FIGURES),
  cell: fc.option(fc.integer({ min: 0, max: 109 })),
  lookFor: fc.option(fc.constantFrom(...CLASSES)),
  photo: fc.constant(null),
});

test('every setting comes back from its link', () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      const { settings: read, refused } = parseSettings(formatSettings(settings));
      expect(read).toEqual(settings);
      expect(refused).toEqual([]);
    }),
  );
});

test('what is as usual is not in the link', () => {
  expect(formatSettings(INITIAL_SETTINGS)).toBe('');
  expect(formatSettings({ ...INITIAL_SETTINGS, k: 7 })).toBe('?k=7');
});

describe('a malformed value falls back and is named', () => {
  test.each([
    ['threshold', ['', '2', '-0.1', 'NaN', 'Infinity', 'half']],
    ['metric', ['l3', 'L1', '']],
    ['k', ['0', '16', '1.5', '1e1', '999999999999']],
    ['references', ['1001', '50000', '-1']],
    ['sample', ['10000', '-1', 'one']],
    ['backend', ['cpu', 'typescript']],
    ['page', ['', 'story', 'Thresholds']],
    ['rule', ['top-1', 'both']],
    ['target', ['boat', '0', 'Airplane']],
    ['active', ['neural', '']],
    ['link', ['precision']],
    ['scale', ['linear']],
    ['nearestAt', ['', '-1', '3', 'NaN', 'null']],
    ['networkAt', ['Infinity', '0.5x']],
    ['panel', ['roc']],
    ['missCost', ['-1', '1e7', 'free']],
    ['prevalence', ['1.01', '50%']],
  ])('%s', (name, values) => {
    for (const value of values) {
      const { settings, refused } = parseSettings(`?${name}=${value}`);
      expect(settings).toEqual(INITIAL_SETTINGS);
      expect(refused).toEqual([name]);
    }
  });
});

test.each([
  ['threshold', '9'.repeat(1_000_000)],
  ['why', 'x'.repeat(1_000_000)],
  ['cell', '\u202e🛳️%00'],
])('a value of %s that no link of this page has falls back whole', (name, value) => {
  const { settings, refused } = parseSettings(`?k=3&${name}=${value}`);
  expect(settings).toEqual({ ...INITIAL_SETTINGS, k: 3 });
  expect(refused).toEqual([name]);
});

test('unknown names are passed over, the known ones are read', () => {
  const { settings, refused } = parseSettings('?utm=x&threshold=0.25&__proto__=1');
  expect(settings).toEqual({ ...INITIAL_SETTINGS, threshold: 0.25 });
  expect(refused).toEqual([]);
});

const photo = { id: 'a', name: 'cat.jpg' };

test('a photo is in no link, but in the history of its visit', () => {
  expect(formatSettings({ ...INITIAL_SETTINGS, photo })).toBe('');
  expect(parseSettings('?photo=a').settings.photo).toBeNull();
  expect(readPhoto(structuredClone(photo))).toEqual(photo);
});

test.each([null, undefined, 'a', 3, [], {}, { id: 'a' }, { id: 1, name: 'cat.jpg' }])(
  'what is no photo in the history is none: %j',
  (state) => expect(readPhoto(state)).toBeNull(),
);

test.each<[string, Partial<Settings>, Partial<Settings>, boolean]>([
  ['another page', {}, { page: 'batch' }, true],
  ['another picture', {}, { sample: 7 }, true],
  ['the same picture', { sample: 7 }, { sample: 7 }, false],
  ['a photo', {}, { photo }, true],
  ['another photo of the same name', { photo }, { photo: { ...photo, id: 'b' } }, true],
  ['the test picture before a photo', { photo }, { photo: null }, true],
  ['the same photo', { photo }, { photo: { ...photo } }, false],
  ['another panel of the lab', { page: 'thresholds' }, { panel: 'costs' }, true],
  ['the same panel', { page: 'thresholds', panel: 'costs' }, { panel: 'costs' }, false],
  ['another class in the lab', { page: 'thresholds' }, { target: 'ship' }, false],
  ['another panel behind Classify', {}, { panel: 'costs' }, false],
  ['a photo while the lab is open', { page: 'thresholds' }, { photo }, false],
  ['another threshold', {}, { threshold: 0.3 }, false],
  ['a picture chosen in the lab', { page: 'thresholds' }, { sample: 7 }, false],
  [
    'that picture opened',
    { page: 'thresholds', sample: 7 },
    { page: 'classify', from: 'lab' },
    true,
  ],
  ['another picture after one from the lab', { from: 'lab' }, { sample: 7 }, false],
  ['another picture after one from a batch', { from: 'batch' }, { photo }, false],
])('%s is a place to come back to, or is not', (_, before, part, expected) => {
  const was = { ...INITIAL_SETTINGS, ...before };
  expect(isAnotherPlace({ ...was, ...part }, was)).toBe(expected);
});

test.each<[Settings['page'], (keyof Settings)[]]>([
  ['classify', ['page', 'from', 'sample', 'photo']],
  ['batch', ['page', 'from']],
  ['thresholds', ['page', 'from', 'panel']],
])('with a place on %s come %j, and all else stays', (page, names) => {
  const place = placeOf({ ...INITIAL_SETTINGS, page, panel: 'costs', sample: 7, photo });
  expect(Object.keys(place)).toEqual(names);
});
