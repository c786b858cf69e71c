import * as v from 'valibot';
import type { ClassifierId } from '../../src/engine/contract.ts';

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

const BEGIN = '<!-- results: written by npm run evaluate -->';
const END = '<!-- end of results -->';

/** Puts the measured results, as a table, between the two marks in the README's text. */
export function writeResultsTable(
  readme: string,
  metricsOf: Readonly<Record<ClassifierId, unknown>>,
): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`The README has no place for the results: ${BEGIN} and ${END} are missing.`);
  }
  return `${before}${BEGIN}\n\n${formatTable(metricsOf)}\n\n${END}${after}`;
}

function formatTable(metricsOf: Readonly<Record<ClassifierId, unknown>>): string {
  const rows = (Object.keys(NAMES) as ClassifierId[]).map((id) => {
    const { accuracy, accuracyInterval, ece, parameters, bytes } = v.parse(Metrics, metricsOf[id]);
    const [low, high] = accuracyInterval.original;
    return [
      NAMES[id],
      `${percent(accuracy.original)} (${percent(low)} to ${percent(high)})`,
      percent(accuracy.shipped),
      percent(accuracy.validation),
      percent(ece),
      parameters.toLocaleString('en'),
      `${(bytes / 1e6).toFixed(2)} MB`,
    ];
  });
  const head = [
    'Classifier',
    'Right on test, original (95 %)',
    'Test, as shipped',
    'Validation',
    'ECE on test',
    'Parameters',
    'Size',
  ];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

function percent(value: number): string {
  return `${(100 * value).toFixed(2)} %`;
}
