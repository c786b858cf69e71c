import { formatTable } from '../../../models/pipeline/readme-table.ts';
import type { LiveResults } from '../live.ts';
import { digits, spread } from './format.ts';

export function tabulateLive({ offered, rows }: LiveResults): string[] {
  return [
    formatTable([
      [
        `Pictures a second of a camera's ${offered}`,
        'Nearest neighbour',
        'Linear classifier',
        'Network',
        'Frame of the page',
        '95 %',
        'Rounds',
      ],
      ...rows.map(({ setting, rates, frame, frameP95 }) => [
        setting,
        ...rates.map((rate) => spread(rate, digits, '')),
        ...[frame, frameP95].map((value) => `${value.toFixed(1)} ms`),
        String(rates[0]!.rounds.length),
      ]),
    ]),
  ];
}
