/**
 * Puts a table between the two marks that name it in the README's text.
 *
 * @throws where the README has no such marks
 */
export function writeTable(readme: string, name: string, table: string): string {
  const begin = `<!-- ${name}: written by npm run ${name} -->`;
  const end = `<!-- end of ${name} -->`;
  const [before, rest] = readme.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`The README has no place for the table: ${begin} and ${end} are missing.`);
  }
  return `${before}${begin}\n\n${table}\n\n${end}${after}`;
}

/** A whole number, thousands apart. */
export const count = (value: number) => value.toLocaleString('en');

/** Writes rows, the head first, as Markdown with aligned columns, numbers to the right. */
export function formatTable([head, ...rows]: readonly [
  readonly string[],
  ...(readonly string[])[],
]): string {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((row) => row[at]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const pad = (row: readonly string[]) =>
    line(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))));
  const rule = line(
    widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)),
  );
  return [pad(head), rule, ...rows.map(pad)].join('\n');
}
