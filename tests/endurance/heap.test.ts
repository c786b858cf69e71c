import { expect, test } from 'vitest';
import { sumObjects } from './heap.ts';

const meta = {
  node_fields: ['type', 'name', 'self_size'],
  node_types: [['object', 'code', 'native', 'closure'], 'string', 'number'],
} as const;

test.each([
  ['nothing', [], 0],
  ['objects and closures', [0, 7, 100, 3, 8, 20], 120],
  ['code and nodes of the page left out', [1, 7, 1_000, 0, 7, 100, 2, 9, 5_000], 100],
])('sums %s', (_, nodes, sum) => {
  expect(sumObjects({ snapshot: { meta }, nodes })).toBe(sum);
});
