import type { Findings } from '../findings.ts';
import { PART_NAMES, PARTS } from '../parts.ts';
import { tabulateRatios } from './ratios.ts';

/** What the README shows of a run: the tables part by part, ratios last. */
export function writeReport({ machine, minutes, parts }: Findings): string {
  const measured = PART_NAMES.filter((name) => name in parts);
  const ratios = measured.flatMap((name) => PARTS[name].compare(parts[name]));
  return [
    `Measured in ${minutes} minutes on ${machine}.`,
    ...measured.flatMap((name) => PARTS[name].tabulate(parts[name])),
    ...(ratios.length > 0 ? [tabulateRatios(ratios)] : []),
  ].join('\n\n');
}
