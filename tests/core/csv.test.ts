import { expect, test } from 'vitest';
import { writeCsv } from '../../src/core/csv.ts';

test.each([
  ['a', 'a'],
  [0.5, '0.5'],
  [-1, '-1'],
  [null, ''],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', `"'=1+1"`],
  ['+cmd', `"'+cmd"`],
  ['-2', `"'-2"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ['a=b', 'a=b'],
  ["it's", `"it's"`],
])('%j is written %s', (cell, written) => {
  expect(writeCsv([[cell]])).toBe(`${written}\r\n`);
});

test('rows end with CR LF, the last one too', () => {
  expect(
    writeCsv([
      ['a', 1],
      ['b', null],
    ]),
  ).toBe('a,1\r\nb,\r\n');
});
