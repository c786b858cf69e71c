import { count, formatTable } from '../../models/pipeline/readme-table.ts';
import { ROUND } from './hour.ts';
import type { Sample } from './sample.ts';

/** A sample, and after which round of the hour it was taken: 0 is the last one of the warm-up. */
export interface Taken {
  readonly round: number;
  readonly sample: Sample;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** The samples side by side, as Markdown; what was done is counted from the end of the warm-up on. */
export function formatSamples(samples: readonly Taken[]): string {
  const columns = samples.map(({ round, sample }) => [
    ...countUse(round).map(count),
    count(sample.tensors),
    count(sample.buffers),
    megabytes(sample.tensorBytes),
    megabytes(sample.gpuBytes),
    megabytes(sample.webAssemblyBytes),
    count(sample.objectUrls),
    count(sample.listeners),
    count(sample.nodes),
    megabytes(sample.heap),
    megabytes(sample.code),
    megabytes(sample.objects),
  ]);
  const head = [
    'Predictions on WebAssembly',
    'Predictions on WebGL',
    'Batches started and cancelled',
    'Switches of backend',
    'Moves of the slider',
    'Frames of the camera',
    'Changes of page',
    'Tensors',
    'Their buffers',
    'Their bytes',
    'Bytes on the GPU',
    'WebAssembly memory',
    'Object URLs',
    'Listeners',
    'DOM nodes',
    'JavaScript heap',
    'Of it compiled code',
    'Of it what scripts hold',
  ];
  const names = samples.map(({ round }) =>
    round === 0 ? 'After warm-up' : `${round} rounds after it`,
  );
  return formatTable([
    ['', ...names],
    ...head.map((name, at) => [name, ...columns.map((one) => one[at]!)]),
  ]);
}

/** How often each thing is done in so many rounds: predictions on either backend, batches, switches, moves, frames, pages. */
export function countUse(rounds: number): number[] {
  const { predictions, batches, switchPairs, moves, frames, pages } = ROUND;
  return [
    // One after each switch to it, and two at the end of a round.
    predictions + switchPairs + 2,
    switchPairs,
    batches,
    2 * switchPairs,
    moves,
    frames,
    pages,
  ].map((times) => rounds * times);
}
