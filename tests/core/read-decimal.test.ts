import { expect, test } from 'vitest';
import { readDecimal, readShare } from '../../src/core/read-decimal.ts';

test.each([
  ['0.3', 0.3],
  ['0,3', 0.3],
  [' 0.42 ', 0.42],
  ['.5', 0.5],
  [',5', 0.5],
  ['7', 7],
  ['7.', 7],
  ['-3', -3],
  ['+1', 1],
  ['1e-3', 0.001],
  ['0,125', 0.125],
  ['12,5', 12.5],
  ['1000', 1_000],
  ['1,000', null],
  ['-250,000', null],
  ['1,000,000', null],
  ['1.2.3', null],
  ['0,3,', null],
  ['', null],
  [' ', null],
  ['.', null],
  ['abc', null],
  ['0x10', null],
  ['NaN', null],
  ['Infinity', null],
  ['1 000', null],
  ['50 %', null],
])('%j is read as %s', (text, value) => {
  expect(readDecimal(text)).toBe(value);
});

test.each([
  ['0.3', 0.3],
  ['0,3', 0.3],
  ['0', 0],
  ['-0.0', 0],
  ['1', 1],
  ['1e-3', 0.001],
  ['50%', 0.5],
  [' 50 % ', 0.5],
  ['12,3%', 0.123],
  ['14.1 %', 0.141],
  ['100%', 1],
  ['0 %', 0],
  ['.5%', 0.005],
  ['1.5', null],
  ['-3', null],
  ['101 %', null],
  ['-1 %', null],
  ['1,000', null],
  ['1,000%', null],
  ['1e-3%', null],
  ['50%%', null],
  ['%', null],
  ['%50', null],
  ['5 0 %', null],
  ['abc', null],
  ['', null],
])('%j is read as the share %s', (text, share) => {
  if (share === null) expect(readShare(text)).toBeNull();
  else expect(readShare(text)).toBeCloseTo(share, 15);
});
