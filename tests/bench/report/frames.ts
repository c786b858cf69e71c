import { count, formatTable } from '../../../models/pipeline/readme-table.ts';
import type { FrameCost } from '../frames.ts';
import type { Ratio } from '../ratios.ts';
import { spread } from './format.ts';

const FRAME = 1000 / 60;
/** Browsers round the time of a frame to a tenth of a millisecond. */
const MOST_OF_FRAME = 1.01;

export function tabulateFrames({
  pictures,
  median,
  p95,
  longest,
  frames,
  batch,
}: FrameCost): string[] {
  return [
    formatTable([
      [
        'Frames of the page during batches',
        'Median',
        '95 %',
        'Longest',
        'Frames',
        'A batch',
        'Batches',
      ],
      [
        `${count(pictures)} pictures`,
        ...[median, p95, longest].map((value) => `${value.toFixed(1)} ms`),
        count(frames),
        spread(batch, (value) => (value / 1000).toFixed(2), ' s'),
        String(batch.rounds.length),
      ],
    ]),
  ];
}

export function compareFrames({ pictures, median, p95 }: FrameCost): Ratio[] {
  return [
    {
      name: `Frame during batches of ${count(pictures)} / a 60th of a second; at worst: 95 %`,
      value: median / FRAME,
      worst: p95 / FRAME,
      most: MOST_OF_FRAME,
    },
  ];
}
