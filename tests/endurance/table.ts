import type { Amount } from './use.ts';
import type { Sample } from './sample.ts';

/** A sample, and after how many rounds it was taken. */
export interface Taken {
  readonly rounds: number;
  readonly sample: Sample;
}

const BEGIN = '<!-- endurance: written by npm run endurance -->';
const END = '<!-- end of endurance -->';

const count = (value: number) => value.toLocaleString('en');
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Puts the samples, as a table, between the two marks in the README's text. */
export function writeEnduranceTable(
  readme: string,
  round: Amount,
  samples: readonly Taken[],
): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`The README has no place for the table: ${BEGIN} and ${END} are missing.`);
  }
  return `${before}${BEGIN}\n\n${formatTable(round, samples)}\n\n${END}${after}`;
}

export function formatTable(round: Amount, samples: readonly Taken[]): string {
  const columns = samples.map(({ rounds, sample }) => [
    ...describeUse(round, rounds),
    count(sample.tensors),
    count(sample.buffers),
    megabytes(sample.tensorBytes),
    megabytes(sample.gpuBytes),
    count(sample.objectUrls),
    count(sample.listeners),
    count(sample.nodes),
    megabytes(sample.heap),
  ]);
  const head = [
    'Predictions, on WebAssembly + WebGL',
    'Batches started and cancelled',
    'Switches of backend',
    'Moves of the slider',
    'Changes of page',
    'Tensors',
    'Their buffers',
    'Their bytes',
    'Bytes on the GPU',
    'Object URLs',
    'Listeners',
    'DOM nodes',
    'JavaScript heap',
  ];
  const names = ['', ...samples.map((_, at) => (at === 0 ? 'After warm-up' : 'Later'))];
  const rows = head.map((name, at) => [name, ...columns.map((column) => column[at]!)]);
  const lines = [names, names.map(() => '---'), ...rows];
  const widths = names.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
  return lines
    .map((line) => line.map((cell, at) => cell.padEnd(widths[at]!, cell === '---' ? '-' : ' ')))
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** How often each thing had been done after so many rounds. */
function describeUse(round: Amount, rounds: number): string[] {
  // One after each move to WebGL, one after each move back, and two at the end of a round.
  const onWebgl = rounds * round.switchPairs;
  const onWasm = rounds * (round.predictions + round.switchPairs + 2);
  return [
    `${count(onWasm)} + ${count(onWebgl)}`,
    count(rounds * round.batches),
    count(rounds * round.switchPairs * 2),
    count(rounds * round.moves),
    count(rounds * round.pages),
  ];
}
