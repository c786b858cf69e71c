import { BUDGET } from '../../e2e/first-visit.ts';
import { formatTable } from '../../../models/pipeline/readme-table.ts';
import type { Milestone, VisitCost } from '../first-visit.ts';
import type { Ratio } from '../ratios.ts';
import { spreadMilliseconds } from './format.ts';

const NAMES: Readonly<Record<Milestone, string>> = {
  paint: 'Classify is painted (script and style)',
  answers: 'All three have answered (everything)',
  lab: 'The lab can be used (everything)',
};

export function tabulateFirstVisit(costs: readonly VisitCost[]): string[] {
  return [
    formatTable([
      ['A first visit until', 'Files', 'Packed', 'Allowed', 'Served from this machine', 'Rounds'],
      ...costs.map(({ milestone, files, bytes, time }) => [
        NAMES[milestone],
        String(files),
        kilobytes(bytes),
        kilobytes(BUDGET[milestone]),
        spreadMilliseconds(time),
        String(time.rounds.length),
      ]),
    ]),
  ];
}

export function compareFirstVisit(costs: readonly VisitCost[]): Ratio[] {
  return costs.map(({ milestone, bytes }) => ({
    name: `First visit, ${NAMES[milestone]}: packed bytes / allowed`,
    value: bytes / BUDGET[milestone],
    worst: null,
    most: 1,
  }));
}

const kilobytes = (bytes: number) =>
  `${(bytes / 1000).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} kB`;
