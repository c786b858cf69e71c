import { readFileSync, writeFileSync } from 'node:fs';
import type { PartName } from './parts.ts';

/** What a run of the bench has found, every round of it. */
export interface Findings {
  /** Processor, browser and what draws WebGL. */
  readonly machine: string;
  readonly minutes: number;
  /** What each part measured; parts that were not asked for are missing. */
  readonly parts: Readonly<Partial<Record<PartName, unknown>>>;
}

/** Of the last whole run; the tables of the README are made of it. */
const FILE = new URL('findings.json', import.meta.url);
const DIGITS = 6;

export function readFindings(): Findings {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Findings;
}

export function writeFindings(findings: Findings): void {
  writeFileSync(FILE, `${JSON.stringify(findings, null, 1)}\n`);
}

/** Leaves every fraction six digits that count, so that the file says no more than was measured. */
export function roundFindings(findings: Findings): Findings {
  const round = (_: string, value: unknown) =>
    typeof value !== 'number' || Number.isInteger(value)
      ? value
      : Number(value.toPrecision(DIGITS));
  return JSON.parse(JSON.stringify(findings, round)) as Findings;
}
