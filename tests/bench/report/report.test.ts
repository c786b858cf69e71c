import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { writeTable } from '../../../models/pipeline/readme-table.ts';
import { readFindings } from '../findings.ts';
import { writeReport } from './report.ts';

it('stands in the README as it follows from the committed findings', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  expect(writeTable(readme, 'bench', writeReport(readFindings()))).toBe(readme);
});
