import { formatTable } from '../../../models/pipeline/readme-table.ts';
import type { Ratio } from '../ratios.ts';
import { holds } from '../ratios.ts';
import { digits, NOTHING } from './format.ts';

export function tabulateRatios(ratios: readonly Ratio[]): string {
  const write = (value: number | null) => (value === null ? NOTHING : digits(value));
  return formatTable([
    ['Ratio', 'Of medians', 'At worst', 'At most', 'Holds'],
    ...ratios.map((ratio) => [
      ratio.name,
      write(ratio.value),
      write(ratio.worst),
      ratio.most === null ? NOTHING : String(ratio.most),
      { true: 'yes', false: '**no**', null: NOTHING }[String(holds(ratio))]!,
    ]),
  ]);
}
