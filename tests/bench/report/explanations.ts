import { formatTable } from '../../../models/pipeline/readme-table.ts';
import type { ExplanationTimes } from '../explanations.ts';
import type { Ratio } from '../ratios.ts';
import { divideByAllowed } from '../ratios.ts';
import { spreadMilliseconds } from './format.ts';

/** Milliseconds until an explanation is drawn. */
const ALLOWED = 500;

export function tabulateExplanations(explanations: readonly ExplanationTimes[]): string[] {
  return [
    formatTable([
      [
        'An explanation drawn',
        'After a click on its tab',
        'After a change of the picture',
        'Rounds',
      ],
      ...explanations.map(({ name, opened, changed }) => [
        name,
        spreadMilliseconds(opened),
        spreadMilliseconds(changed),
        String(opened.rounds.length),
      ]),
    ]),
  ];
}

/** The slower of both ways to come to an explanation. */
export function compareExplanations(explanations: readonly ExplanationTimes[]): Ratio[] {
  return explanations.map(({ name, opened, changed }) =>
    divideByAllowed(
      `Explanation drawn, the slower of both ways: ${name} / half a second`,
      opened.median > changed.median ? opened : changed,
      ALLOWED,
    ),
  );
}
