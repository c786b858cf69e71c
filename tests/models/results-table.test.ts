import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { writeResultsTable } from '../../models/pipeline/results-table.ts';
import { CLASSIFIER_IDS } from '../../src/engine/contract.ts';
import type { ClassifierId } from '../../src/engine/contract.ts';

async function readMetrics(): Promise<Record<ClassifierId, unknown>> {
  const entries = CLASSIFIER_IDS.map(async (id): Promise<[ClassifierId, unknown]> => {
    const url = new URL(`../../models/${id}/metrics.json`, import.meta.url);
    return [id, JSON.parse(await readFile(url, 'utf8'))];
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<ClassifierId, unknown>;
}

test('the table of results in the README is what the metrics say', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  expect(writeResultsTable(readme, await readMetrics())).toBe(readme);
});

test('a README without a place for the results is refused in a sentence', async () => {
  const metrics = await readMetrics();
  expect(() => writeResultsTable('# Tipping Point', metrics)).toThrow(
    /no place for the table: .*evaluate/,
  );
});
