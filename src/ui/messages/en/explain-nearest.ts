import type { ClassName } from '../../../core/classes.ts';
import type { Metric } from '../../../core/differences.ts';
import type { Votes } from '../../../engine/contract.ts';
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
    captions: {
      picture: 'your picture',
      reference: (name: ClassName) => `the reference, ${indefinite(name)}`,
      differences: 'the differences (amounts)',
    },
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
      k === 1 ? 'The nearest: it votes' : `The ${format.count(k)} nearest: they vote`,
    byClass: (k: number) =>
      `The nearest of each class: it votes too where ${k === 1 ? 'the one above is not' : 'none of those above is'} of its class`,
    show: (name: ClassName, distance: number) =>
      `${className(name)}, distance ${format.count(distance)}. Show the differences`,
    distance: (distance: number) => format.count(distance),
    scores: {
      title: 'How the scores come about',
      voters: (k: number) =>
        k === 1
          ? 'The nearest reference votes, and for every other class its own nearest reference does.'
          : `The ${format.count(k)} nearest references vote, and for every class without one among them, its own nearest reference does.`,
      weight: ({ tau, meanDistance, softness }: Votes) =>
        `The nearer, the more a vote weighs: exp(−d / s). Here d is how much farther the reference is than the nearest of all, and s is ${format.exact(tau)} × ${format.plain(meanDistance)} = ${format.plain(softness)}: a number fitted on validation, times the mean distance of the nearest of each class.`,
      share: 'The score of a class is its share of all weights.',
      columns: {
        name: 'Class',
        voter: 'Who votes',
        farther: 'Farther by d',
        weight: 'Weight',
        score: 'Score',
      },
      voter: (among: number, k: number) => {
        if (among === 0) return 'its nearest';
        return k === 1 ? 'the nearest' : `${format.count(among)} of the ${format.count(k)}`;
      },
      farther: (distance: number) => format.count(distance),
      amount: (weight: number) => format.exact(Number(weight.toFixed(4))),
      all: 'All together',
    },
    sweep: {
      title: 'With more references, or the other distance',
      count: 'References',
      metric: (metric: Metric) => `${metric.toUpperCase()}: best guess`,
      cell: (name: ClassName, score: number) => `${className(name)} ${format.score(score)}`,
      nearest: (name: ClassName) => `nearest: ${indefinite(name)}`,
      right: 'right',
      wrong: 'wrong',
      load: 'Load',
      loadMore: (count: number) => `Load ${format.count(count)} references`,
      loading: 'Loading',
      hint: 'L1 adds up the differences, L2 their squares. Each picture is the single nearest reference; beside it stands the class with the highest score, from as many votes as chosen above. Right or wrong is this best guess, whatever the threshold.',
    },
  };
}
