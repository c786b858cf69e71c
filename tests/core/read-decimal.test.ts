import { expect, test } from 'vitest';
import { readDecimal } from '../../src/core/read-decimal.ts';

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
