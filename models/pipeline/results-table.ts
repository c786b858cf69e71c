import * as v from 'valibot';
import type { ClassifierId } from '../../src/engine/contract.ts';
import { count, formatTable, writeTable } from './readme-table.ts';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Metrics = v.object({
  accuracy: v.object({ original: share, shipped: share, validation: share }),
  accuracyInterval: v.object({ original: v.tuple([share, share]) }),
  pictures: v.object({ test: v.number() }),
  ece: share,
  parameters: v.number(),
  bytes: v.number(),
});

const NAMES: Record<ClassifierId, string> = {
  'nearest-neighbour': 'Nearest neighbour',
  linear: 'Linear classifier',
  network: 'Convolutional network',
};

/** Puts the measured results, as a table, into the README's text. */
export function writeResultsTable(
  readme: string,
  metricsOf: Readonly<Record<ClassifierId, unknown>>,
): string {
  return writeTable(readme, 'evaluate', tabulate(metricsOf));
}

function tabulate(metricsOf: Readonly<Record<ClassifierId, unknown>>): string {
  return formatTable([
    [
      'Classifier',
      'Right on test, original (95 %)',
      'Test, as shipped',
      'Validation',
      'ECE on test',
      'Parameters',
      'Size',
    ],
    ...(Object.keys(NAMES) as ClassifierId[]).map((id) => {
      const { accuracy, accuracyInterval, ece, parameters, bytes } = v.parse(
        Metrics,
        metricsOf[id],
      );
      const [low, high] = accuracyInterval.original;
      return [
        NAMES[id],
        `${percent(accuracy.original)} (${percent(low)} to ${percent(high)})`,
        percent(accuracy.shipped),
        percent(accuracy.validation),
        percent(ece),
        count(parameters),
        `${(bytes / 1e6).toFixed(2)} MB`,
      ];
    }),
  ]);
}

function percent(value: number): string {
  return `${(100 * value).toFixed(2)} %`;
}
