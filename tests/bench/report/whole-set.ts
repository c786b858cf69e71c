import { CLASSIFIER_IDS } from '../../../src/engine/contract.ts';
import { count, formatTable } from '../../../models/pipeline/readme-table.ts';
import type { Ratio } from '../ratios.ts';
import { divideByAllowed } from '../ratios.ts';
import type { WholeSetResults } from '../whole-set.ts';
import { CLASSIFIER_NAMES, milliseconds, NOTHING, spreadSeconds } from './format.ts';

/** Milliseconds for the whole test set. */
const ALLOWED = 60_000;

export function tabulateWholeSet(results: WholeSetResults): string[] {
  return [formatGrowth(results), formatAgreements(results)];
}

function formatGrowth({ runs }: WholeSetResults): string {
  const all = runs.at(-1)!;
  return formatTable([
    [
      'Test pictures, two workers',
      ...runs.map(({ pictures }) => count(pictures)),
      'A picture, in one of them',
      'Rounds',
    ],
    ...CLASSIFIER_IDS.map((id) => [
      CLASSIFIER_NAMES[id],
      ...runs.map(({ parts }) => spreadSeconds(parts[id].elapsed)),
      milliseconds(all.parts[id].scoring.median / all.pictures),
      String(all.all.rounds.length),
    ]),
    [
      'All three',
      ...runs.map((run) => spreadSeconds(run.all)),
      NOTHING,
      String(all.all.rounds.length),
    ],
  ]);
}

function formatAgreements({ agreements }: WholeSetResults): string {
  return formatTable([
    [
      'Recomputed',
      'Pictures',
      'Answers as committed',
      'A score differs by at most',
      'Storing moved it by at most',
    ],
    ...agreements.map(({ id, pictures, sameAnswers, largestDifference, rounding }) => [
      CLASSIFIER_NAMES[id],
      count(pictures),
      count(sameAnswers),
      largestDifference.toExponential(1),
      rounding.toExponential(1),
    ]),
  ]);
}

export function compareWholeSet({ runs }: WholeSetResults): Ratio[] {
  const { pictures, parts, all } = runs.at(-1)!;
  const every = `All ${count(pictures)} test pictures`;
  return [
    divideByAllowed(
      `${every}, nearest neighbour / one minute`,
      parts['nearest-neighbour'].elapsed,
      ALLOWED,
    ),
    divideByAllowed(`${every}, all three / one minute`, all, ALLOWED),
  ];
}
