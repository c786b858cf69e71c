import { count, formatTable } from '../readme/table.ts';
import type { Amount } from './use.ts';
import type { Sample } from './sample.ts';

/** A sample, and after how many rounds it was taken. */
export interface Taken {
  readonly rounds: number;
  readonly sample: Sample;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** The samples side by side, as Markdown. */
export function formatSamples(round: Amount, samples: readonly Taken[]): string {
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
    megabytes(sample.objects),
  ]);
  const head = [
    'Predictions, on WebAssembly + WebGL',
    'Batches started and cancelled',
    'Switches of backend',
    'Moves of the slider',
    'Frames of the camera',
    'Changes of page',
    'Tensors',
    'Their buffers',
    'Their bytes',
    'Bytes on the GPU',
    'Object URLs',
    'Listeners',
    'DOM nodes',
    'JavaScript heap',
    'Of it no compiled code',
  ];
  const names = ['', ...samples.map((_, at) => (at === 0 ? 'After warm-up' : 'Later'))];
  return formatTable([names, ...head.map((name, at) => [name, ...columns.map((one) => one[at]!)])]);
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
    count(rounds * round.frames),
    count(rounds * round.pages),
  ];
}
