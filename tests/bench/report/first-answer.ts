import type { Backend } from '../../../src/engine/contract.ts';
import { formatTable } from '../../../models/pipeline/readme-table.ts';
import type { FirstAnswerRow } from '../first-answer.ts';
import type { Ratio } from '../ratios.ts';
import { divide } from '../ratios.ts';
import { spreadMilliseconds } from './format.ts';

const MOST_OF_LATER = 2;

/** As the tables name them. */
const BACKENDS: Readonly<Record<Backend, string>> = {
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  typescript: 'TypeScript',
};

export function tabulateFirstAnswers(rows: readonly FirstAnswerRow[]): string[] {
  return [
    formatTable([
      [
        "In the site's worker",
        'Ready',
        'First answer',
        'Later',
        'First explanation',
        'Later',
        'Starts',
      ],
      ...rows.map(({ backend, load, first, later, firstExplanation, laterExplanation }) => [
        BACKENDS[backend],
        ...[load, first, later, firstExplanation, laterExplanation].map(spreadMilliseconds),
        String(load.rounds.length),
      ]),
    ]),
  ];
}

export function compareFirstAnswers(rows: readonly FirstAnswerRow[]): Ratio[] {
  return rows.flatMap(({ backend, first, later, firstExplanation, laterExplanation }) => [
    divide(`First answer on ${BACKENDS[backend]} / a later one`, first, later, MOST_OF_LATER),
    divide(
      `First explanation on ${BACKENDS[backend]} / a later one`,
      firstExplanation,
      laterExplanation,
      MOST_OF_LATER,
    ),
  ]);
}
