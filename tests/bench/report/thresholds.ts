import { formatTable } from '../../../models/pipeline/readme-table.ts';
import type { Ratio } from '../ratios.ts';
import { divide } from '../ratios.ts';
import type { ThresholdTimes } from '../thresholds.ts';
import { digits, spread } from './format.ts';

export function tabulateThresholds(times: ThresholdTimes): string[] {
  return [
    formatTable([
      ['At another threshold', 'Looked up', 'Recounted', 'Rounds'],
      ...Object.entries(times).map(([name, { lookedUp, recounted }]) => [
        name,
        ...[lookedUp, recounted].map((time) => spread(time, microseconds, ' µs')),
        String(lookedUp.rounds.length),
      ]),
    ]),
  ];
}

export function compareThresholds(times: ThresholdTimes): Ratio[] {
  return Object.entries(times).map(([name, { lookedUp, recounted }]) =>
    divide(`${name} at another threshold: looked up / recounted`, lookedUp, recounted, null),
  );
}

const microseconds = (value: number) => digits(1000 * value);
