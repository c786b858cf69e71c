import { formatTable } from '../../../models/pipeline/readme-table.ts';
import type { Batch, NetworkResults } from '../network.ts';
import { BATCHES } from '../network.ts';
import type { RunnerName } from '../page/network/network.ts';
import type { Ratio } from '../ratios.ts';
import { divide } from '../ratios.ts';
import { megabytes, spreadMilliseconds } from './format.ts';

const MOST_OF_ONNXRUNTIME = 1;

export function tabulateNetwork({ rows, largestDifference }: NetworkResults): string[] {
  return [
    formatTable([
      [
        'The network, a picture',
        ...BATCHES.map((batch) => (batch === 1 ? 'One at a time' : `${batch} at a time`)),
        'Rounds',
        'WebAssembly memory',
      ],
      ...rows.map(({ runner, times, webAssembly }) => [
        runner,
        ...BATCHES.map((batch) => spreadMilliseconds(times[batch])),
        String(times[1].rounds.length),
        megabytes(webAssembly),
      ]),
    ]),
    `No logit of one differs from another's by more than ${largestDifference.toExponential(1)}.`,
  ];
}

export function compareNetwork({ rows }: NetworkResults): Ratio[] {
  const judging = (name: RunnerName, batch: Batch) =>
    rows.find(({ runner }) => runner === name)?.times[batch];
  const compare = (where: 'WebAssembly' | 'WebGL', batch: Batch) =>
    divide(
      `Network on ${where}, batches of ${batch}: Tipping Point / onnxruntime-web`,
      judging(`Tipping Point on ${where}`, batch),
      judging(`onnxruntime-web on ${where}`, batch),
      MOST_OF_ONNXRUNTIME,
    );
  return (['WebAssembly', 'WebGL'] as const).flatMap((where) =>
    BATCHES.map((batch) => compare(where, batch)),
  );
}
