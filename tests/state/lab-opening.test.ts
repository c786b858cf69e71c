import { expect, test } from 'vitest';
import type { ClassName } from '../../src/core/classes.ts';
import { CLASSES } from '../../src/core/classes.ts';
import { findTempting } from '../../src/state/lab-opening.ts';

test.each<[string, ClassName, Partial<Record<ClassName, number>>, ClassName]>([
  ['ships', 'airplane', { airplane: 5, ship: 1, frog: 9 }, 'ship'],
  ['no ships', 'airplane', { airplane: 5, frog: 2, truck: 9 }, 'truck'],
  ['as many of two', 'airplane', { frog: 2, truck: 2 }, 'frog'],
  ['the target only', 'airplane', { airplane: 5 }, 'ship'],
  ['nothing', 'cat', {}, 'dog'],
])('in a set with %s', (_, target, counts, expected) => {
  const examples = CLASSES.map((name) => counts[name] ?? 0);
  expect(findTempting(target, examples)).toBe(expected);
});
