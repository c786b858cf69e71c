import type { ClassName } from '../../../core/classes.ts';
import type { ColourName } from '../../../core/colour-names.ts';
import type { NeighbourReason, PlaceReason } from '../../../core/reasons.ts';
import type { Concentration, Region } from '../../../core/regions.ts';
import type { Shared } from './shared.ts';

const places: Record<Region, string> = {
  centre: 'in the middle',
  top: 'at the top',
  bottom: 'at the bottom',
  left: 'on the left',
  right: 'on the right',
};

const ends = { against: 'against', speaksFor: 'for' };

const plural = (name: string) => (name === 'deer' ? name : `${name}s`);

/** How a classifier's answer begins a sentence; below the threshold it only leans. */
const begin = (classifier: string, name: string, isSure: boolean) =>
  isSure ? `${classifier} says ${name}` : `${classifier} leans to ${name}, and is not sure`;

/** The words of what the classifiers looked at, and of the three side by side. */
export function createExplainMessages({ format, className, indefinite }: Shared) {
  const whole = (share: number) => `${format.count(100 * share)} %`;

  return {
    title: 'See why',
    idea: 'What each classifier looked at, computed from the classifier itself.',
    tabs: { compare: 'Side by side' },
    waiting: 'Waiting for the answer',
    more: (classifier: string) => `More of the ${classifier.toLowerCase()}`,
    picture: 'The picture as the classifiers see it',
    end: (side: 'against' | 'speaksFor', most: number) => `${ends[side]} ${format.signed(most)}`,
    signedUnit: 'what one place adds to the sum',
    amount: (value: number) => format.signed(value),
    concentration: ({ region, share }: Concentration) => `${whole(share)} ${places[region]}`,
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
        const shared =
          count === 1
            ? `its surroundings are ${sharing === 1 ? `${surroundings} too` : `not ${surroundings} as here`}`
            : sharing === 0
              ? `none of them shares its ${surroundings} surroundings`
              : `the surroundings of ${format.count(sharing)} of these ${format.count(count)} are ${surroundings}, as here`;
        return `${begin(classifier, name, isSure)}: ${voted}${weighed}, and ${shared}.`;
      },
      linear(
        classifier: string,
        answer: ClassName,
        isSure: boolean,
        reason: PlaceReason | null,
      ): string {
        const said = begin(`The ${classifier.toLowerCase()}`, className(answer), isSure);
        if (!reason) return `${said}: no pixel speaks for it, the bias alone does.`;
        const { share, region, colour } = reason;
        return `${said}: ${whole(share)} of what speaks for it lies ${places[region]}, where the picture is ${colour satisfies ColourName}.`;
      },
      network(
        classifier: string,
        answer: ClassName,
        isSure: boolean,
        reason: PlaceReason | null,
        rival: { readonly name: ClassName; readonly lead: number },
      ): string {
        const said = begin(`The ${classifier.toLowerCase()}`, className(answer), isSure);
        const ahead = `${className(rival.name)} comes next, ${format.hundredths(rival.lead)} lower`;
        if (!reason) return `${said}: no place speaks for it; ${ahead}.`;
        return `${said}: ${whole(reason.share)} of what speaks for it lies ${places[reason.region]}; ${ahead}.`;
      },
      shows: {
        nearest: 'Nearest reference, and how each pixel differs from it',
        linear: (name: string) => `What each pixel adds to ${name}`,
        network: (name: string) => `What each place adds to ${name}`,
      },
    },
  };
}
