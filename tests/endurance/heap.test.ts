import { expect, test } from 'vitest';
import { sumParts } from './heap.ts';

const meta = {
  node_fields: ['type', 'name', 'self_size'],
  node_types: [['object', 'code', 'native', 'closure'], 'string', 'number'],
} as const;

test.each([
  ['nothing', [], { code: 0, objects: 0 }],
  ['objects and closures', [0, 7, 100, 3, 8, 20], { code: 0, objects: 120 }],
  [
    'code by itself, and nodes of the page not at all',
    [1, 7, 1_000, 0, 7, 100, 2, 9, 5_000, 1, 8, 11],
    { code: 1_011, objects: 100 },
  ],
])('sums %s', (_, nodes, sum) => {
  expect(sumParts({ snapshot: { meta }, nodes })).toEqual(sum);
});
