import type { ClassName } from '../../../core/classes.ts';
import type { Metric } from '../../../core/differences.ts';
import type { Shared } from './shared.ts';

const pixelDifference: Record<Metric, string> = {
  l1: 'The differences of red, green and blue, added up',
  l2: 'The squared differences of red, green and blue, added up',
};

/** The words of what nearest neighbour looked at. */
export function createExplainNearestMessages({ format, className, indefinite }: Shared) {
  return {
    equation: 'Picture less reference makes the distance',
    reference: (name: ClassName) => `The reference, ${indefinite(name)}`,
    differences: (distance: number, most: number, place: string) =>
      `Differences pixel by pixel: they sum to ${format.count(distance)}, the largest is ${format.count(most)}, and of all ${place}`,
    move: 'Drag the picture on the left by a pixel or two, and watch what decides change.',
    minus: '−',
    equals: '=',
    sum: (distance: number) => format.count(distance),
    sumIs: (metric: Metric, distance: number, sum: number) =>
      sum === distance
        ? `${pixelDifference[metric]} in each pixel; the 1,024 pixels sum to ${format.count(sum)}. That is the distance.`
        : `The pixels sum to ${format.count(sum)}, and the distance is ${format.count(distance)}: that must not be.`,
    unit: { l1: 'grey levels in a pixel', l2: 'squared grey levels in a pixel' } satisfies Record<
      Metric,
      string
    >,
    shared: {
      l1: 'grey levels in a pixel, one scale for all of these',
      l2: 'squared grey levels in a pixel, one scale for all of these',
    } satisfies Record<Metric, string>,
    ends: { least: '0', most: (most: number) => format.count(most) },
    decided: (k: number) =>
      k === 1 ? 'The one that decided' : `The ${format.count(k)} that decided, nearest first`,
    byClass: 'The nearest of each class',
    show: (name: ClassName, distance: number) =>
      `${className(name)}, distance ${format.count(distance)}. Show the differences`,
    distance: (distance: number) => format.count(distance),
    sweep: {
      title: 'With more references, or the other distance',
      count: 'References',
      metric: (metric: Metric) => metric.toUpperCase(),
      cell: (name: ClassName, score: number) => `${className(name)} ${format.score(score)}`,
      nearest: (name: ClassName) => `nearest: ${indefinite(name)}`,
      right: 'right',
      wrong: 'wrong',
      load: 'Load',
      loadMore: (count: number) => `Load ${format.count(count)} references`,
      loading: 'Loading',
      hint: 'L1 adds up the differences, L2 their squares. Each picture is the single nearest reference; the answer beside it is the vote of as many as chosen above, in which nearer ones count more.',
    },
  };
}
