import { choosePointsAlong } from '../../core/points-along.ts';
import type { Sweep } from '../../core/sweep.ts';
import { lastPoint } from '../../core/sweep.ts';
import type { ClassifierId } from '../../engine/contract.ts';
import { CLASSIFIER_IDS } from '../../engine/contract.ts';
import type { Lab } from '../../state/lab.svelte.ts';
import { messages } from '../messages/thresholds.ts';
import type { ChartTable, TableCell } from '../charts/chart-table.ts';
import type { PointFigure } from './read-figures.ts';
import { readFigures } from './read-figures.ts';

/** What was last said of each sweep: every chart of a page tells the same point. */
const said = new WeakMap<Sweep, { readonly point: number; readonly words: string }>();

/** Says in words where an operating point lies. */
export function describePoint(lab: Lab, id: ClassifierId, point: number): string {
  const sweep = lab.sweeps[id];
  const inside = Math.max(0, Math.min(lastPoint(sweep), point));
  const last = said.get(sweep);
  if (last?.point === inside) return last.words;
  const words = messages.charts.point(
    messages.classifierName[id],
    sweep.thresholds[inside]!,
    readFigures(lab.settings.rule, sweep, inside).map(({ name, share }) => [name, share]),
  );
  said.set(sweep, { point: inside, words });
  return words;
}

/** Places along a chart's axis that its table tells. */
const TOLD = 13;

/** Where a chart draws a classifier's operating points from `first` on, along its axis. */
export interface DrawnPoints {
  readonly x: Float64Array;
  readonly first: number;
}

/**
 * The table behind a chart: for each classifier operating points evenly along what the chart draws, and
 * where it stands.
 *
 * @param figures those that the chart shows
 */
export function tabulatePoints(
  lab: Lab,
  figures: readonly PointFigure[],
  drawn: (id: ClassifierId) => DrawnPoints,
  ids: readonly ClassifierId[] = CLASSIFIER_IDS,
): ChartTable {
  const groups = ids.map((id) => {
    const { sweep, point } = lab.positions[id];
    const { x, first } = drawn(id);
    const evenly = choosePointsAlong(x, TOLD).map((index) => index + first);
    const rows = [...new Set([...evenly, point])]
      .sort((one, other) => one - other)
      .map((at): TableCell[] => {
        const threshold = messages.charts.threshold(sweep.thresholds[at]!);
        return [
          at === point ? [threshold, messages.charts.stands] : threshold,
          ...figures.map(({ read }) => {
            const { share, hasInterval = true } = read(sweep, at);
            return messages.share.lines(share, hasInterval);
          }),
        ];
      });
    return { name: messages.classifierName[id], rows };
  });
  return { head: [messages.charts.thresholds, ...figures.map(({ name }) => name)], groups };
}
