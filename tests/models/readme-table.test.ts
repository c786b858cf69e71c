import { describe, expect, it } from 'vitest';
import { formatTable, writeTable } from '../../models/pipeline/readme-table.ts';

describe('a table in the README', () => {
  it('has aligned columns, numbers to the right', () => {
    const table = formatTable([
      ['', 'median ms'],
      ['ours', '2.5'],
      ['a rival', '1,200'],
    ]);
    expect(table.split('\n')).toEqual([
      '|         | median ms |',
      '| ------- | --------: |',
      '| ours    |       2.5 |',
      '| a rival |     1,200 |',
    ]);
  });

  const readme =
    'before\n<!-- bench: written by npm run bench -->\nold\n<!-- end of bench -->\nafter\n';

  it('stands between its marks and leaves the rest alone', () => {
    expect(writeTable(readme, 'bench', 'new')).toBe(
      'before\n<!-- bench: written by npm run bench -->\n\nnew\n\n<!-- end of bench -->\nafter\n',
    );
  });

  it('takes the place of the one before', () => {
    expect(writeTable(writeTable(readme, 'bench', 'older'), 'bench', 'new')).toBe(
      writeTable(readme, 'bench', 'new'),
    );
  });

  it.each(['', 'no marks', '<!-- bench: written by npm run bench -->'])(
    'has a place in %j, or says so',
    (text) => {
      expect(() => writeTable(text, 'bench', 'new')).toThrow(/no place for the table: .*bench/);
    },
  );
});
