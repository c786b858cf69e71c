import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const table = readFileSync('tests/CASES.md', 'utf8');

/** A test that the table names: its file, and its name as it stands in the source. */
interface NamedTest {
  readonly file: string;
  readonly name: string;
}

function listNamed(markdown: string): NamedTest[] {
  return [...markdown.matchAll(/`([\w/.-]+)`: "(.+?)"(?=<br>| *\|)/g)].map(([, file, name]) => ({
    file: file!,
    name: name!,
  }));
}

/** A name opens the arguments of a test, or of the describe around it. */
function hasTest(source: string, name: string): boolean {
  return ["'", '"', '`'].some((quote) =>
    source
      .split(quote + name + quote)
      .slice(0, -1)
      .some((before) => /(?:\b(?:test|it|describe|plainTest)|\))\(\s*$/.test(before)),
  );
}

test('every test that the table of cases names stands in its file', () => {
  const named = listNamed(table);
  expect(named.length).toBeGreaterThan(50);
  const lost = named.filter(
    ({ file, name }) => !existsSync(file) || !hasTest(readFileSync(file, 'utf8'), name),
  );
  expect(lost).toEqual([]);
});

test('every case of the table names a test', () => {
  const [first = ''] = table.split('## Not tested');
  const rows = first.split('\n').filter((line) => /^\| (?!\*\*|case|-)/.test(line));
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter((row) => listNamed(row).length === 0)).toEqual([]);
});

test.each([
  ["test('opens', () => 1);", true],
  ["test.each([1])('opens', () => 1);", true],
  ["describe(\n  'opens', () => 1);", true],
  ["expect(page).toBe('opens');", false],
  ["page.getByText('opens')", false],
  ["const name = 'opens';", false],
  ["test('opens at once', () => 1);", false],
])('in %j the test "opens" is found: %s', (source, isFound) => {
  expect(hasTest(source, 'opens')).toBe(isFound);
});
