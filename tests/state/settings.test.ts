import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../src/state/settings.ts';
import {
  BACKEND_CHOICES,
  formatSettings,
  INITIAL_SETTINGS,
  METRICS,
  parseSettings,
  REFERENCE_COUNTS,
} from '../../src/state/settings.ts';

const anySettings: fc.Arbitrary<Settings> = fc.record({
  threshold: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
  metric: fc.constantFrom(...METRICS),
  k: fc.integer({ min: 1, max: 15 }),
  references: fc.constantFrom(...REFERENCE_COUNTS),
  sample: fc.integer({ min: 0, max: 9_999 }),
  backend: fc.constantFrom(...BACKEND_CHOICES),
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
  ])('%s', (name, values) => {
    for (const value of values) {
      const { settings, refused } = parseSettings(`?${name}=${value}`);
      expect(settings).toEqual(INITIAL_SETTINGS);
      expect(refused).toEqual([name]);
    }
  });
});

test('unknown names are passed over, the known ones are read', () => {
  const { settings, refused } = parseSettings('?utm=x&threshold=0.25&__proto__=1');
  expect(settings).toEqual({ ...INITIAL_SETTINGS, threshold: 0.25 });
  expect(refused).toEqual([]);
});
