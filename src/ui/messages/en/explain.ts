import type { ClassName } from '../../../core/classes.ts';
import type { NeighbourReason, PartReason } from '../../../core/reasons.ts';
import type { Concentration, Region } from '../../../core/regions.ts';
import { isGathered } from '../../../core/regions.ts';
import type { Shared } from './shared.ts';

/** The middle is half as high and half as wide as the picture. */
const places: Record<Region, string> = {
  centre: 'in the middle quarter',
  top: 'at the top',
  bottom: 'at the bottom',
  left: 'on the left',
  right: 'on the right',
};

const parts: Record<Region, string> = {
  centre: 'the middle',
  top: 'the top',
  bottom: 'the bottom',
  left: 'the left',
  right: 'the right',
};

const ends = { against: 'against', speaksFor: 'for' };

const plural = (name: string) => (name === 'deer' ? name : `${name}s`);

/** How a classifier's answer begins a sentence; below the threshold it only leans. */
const begin = (classifier: string, name: string, isSure: boolean) =>
  isSure ? `${classifier} says ${name}` : `${classifier} leans to ${name}, and is not sure`;

/** The words of what the classifiers looked at, and of the three side by side. */
export function createExplainMessages({ format, className, indefinite }: Shared) {
  const whole = (share: number) => `${format.count(100 * share)}\u00a0%`;
  /** How many of the nearest have surroundings of the same colour, at least one. */
  const describeSharers = (count: number, sharing: number): string => {
    if (count === 1) return 'those of the nearest are too';
    const all = format.count(count);
    if (sharing === count) return `so are those of all ${all}`;
    const some = `${format.count(sharing)} of these ${all}`;
    return 2 * sharing > count ? `so are those of ${some}` : `those of only ${some} are`;
  };

  return {
    title: 'See why',
    idea: 'What each classifier looked at, computed from the classifier itself.',
    tabs: { compare: 'Side by side' },
    waiting: 'Waiting for the answer',
    more: (classifier: string) => `More of the ${classifier.toLowerCase()}`,
    picture: 'The picture as the classifiers see it',
    end: (side: 'against' | 'speaksFor', most: number) => `${ends[side]} ${format.signed(most)}`,
    adds: { pixel: 'what one pixel adds to the sum', place: 'what one place adds to the sum' },
    truth: 'the true class',
    amount: (value: number) => format.signed(value),
    concentration: ({ region, share }: Concentration) => `${whole(share)} ${places[region]}`,
    spread: ({ region, share }: Concentration) =>
      `spread over the picture, ${whole(share)} of it ${places[region]}`,
    nothing: 'none',
    almostNothing: 'next to nothing',

    compare: {
      nearest(
        classifier: string,
        answer: ClassName,
        isSure: boolean,
        { count, votes, rivalVotes, surroundings, sharing }: NeighbourReason,
      ): string {
        const name = className(answer);
        const voted =
          count === 1
            ? `the nearest is ${indefinite(answer)}`
            : votes === 1
              ? `1 of the ${format.count(count)} nearest is ${indefinite(answer)}`
              : `${format.count(votes)} of the ${format.count(count)} nearest are ${plural(name)}`;
        const weighed = rivalVotes >= votes ? ' (the nearer, the more it counts)' : '';
        const said = `${begin(classifier, name, isSure)}: ${voted}${weighed}`;
        // A colour that none of them shares explains nothing.
        if (sharing === 0) return `${said}.`;
        return `${said}; the picture’s surroundings are ${surroundings} on average, and ${describeSharers(count, sharing)}.`;
      },
      linear(
        classifier: string,
        answer: ClassName,
        isSure: boolean,
        { region, amount, colour }: PartReason,
        sum: number,
      ): string {
        const said = begin(`The ${classifier.toLowerCase()}`, className(answer), isSure);
        const total = `its sum of ${format.signed(sum)}`;
        return amount > 0
          ? `${said}: ${parts[region]}, where the picture is ${colour} on average, adds ${format.signed(amount)} to ${total}, more than any other part.`
          : `${said}: no part of the picture adds to ${total}; all other classes have lower scores still.`;
      },
      network(
        classifier: string,
        answer: ClassName,
        isSure: boolean,
        where: Concentration | null,
        next: { readonly name: ClassName; readonly score: number },
      ): string {
        const said = begin(`The ${classifier.toLowerCase()}`, className(answer), isSure);
        const score = next.score < 0.001 ? 'below 0.001' : `of ${format.score(next.score)}`;
        const behind = `${className(next.name)} comes next, with a score ${score}`;
        if (!where) return `${said}: no place speaks for it; ${behind}.`;
        const { share, region } = where;
        const lies = isGathered(where)
          ? `${whole(share)} of what speaks for it lies ${places[region]}`
          : `what speaks for it is spread over the picture, ${whole(share)} of it ${places[region]}`;
        return `${said}: ${lies}; ${behind}.`;
      },
      shows: {
        nearest: 'The nearest reference, and how much each pixel differs from it',
        linear: (name: string) => `The weights for ${name}, and what each pixel adds to its sum`,
        network: (name: string) =>
          `The picture, and what each of 8 × 8 places adds to the sum for ${name}`,
      },
    },
  };
}
