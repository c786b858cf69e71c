import { formatTable } from '../../../models/pipeline/readme-table.ts';
import type { Ratio } from '../ratios.ts';
import type { SliderCost } from '../slider.ts';
import { NOTHING } from './format.ts';

/** Milliseconds of script at the 95th percentile of moves. */
const ALLOWED = 4;

export function tabulateSliders(sliders: readonly SliderCost[]): string[] {
  return [
    formatTable([
      ['A move of the slider', 'Script', '95 %', 'On its thread, 95 %', 'Layout', 'Frame', 'Moves'],
      ...sliders.map(({ panel, pace, median, p95, threadP95, layout, frame, moves }) => [
        `${pace}, panel ${panel}`,
        ...[median, p95, threadP95, layout].map((value) => `${value.toFixed(2)} ms`),
        pace === 'in a drag' ? `${frame.toFixed(2)} ms` : NOTHING,
        String(moves),
      ]),
    ]),
  ];
}

export function compareSliders(sliders: readonly SliderCost[]): Ratio[] {
  const slowest = Math.max(...sliders.map(({ p95 }) => p95));
  return [
    {
      name: `Script of a move of the slider, 95 %, the slowest panel / ${ALLOWED} ms`,
      value: slowest / ALLOWED,
      worst: null,
      most: 1,
    },
  ];
}
