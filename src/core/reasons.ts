import type { ColourName } from './colour-names.ts';
import { nameColour } from './colour-names.ts';
import type { Region } from './regions.ts';
import { findMostRegion, meanColour, sumRegions } from './regions.ts';

/** What can be said of the references that decided, next to the picture. */
export interface NeighbourReason {
  /** How many references decided, and how many of them are of the class answered. */
  readonly count: number;
  readonly votes: number;
  /** How many are of whichever other class has the most. */
  readonly rivalVotes: number;
  /** Colour of the picture round its middle, and how many of the references have the same there. */
  readonly surroundings: ColourName;
  readonly sharing: number;
}

/** Compares a picture's surroundings with those of the references that decided. */
export function reasonByNeighbours(
  pixels: Uint8Array,
  neighbours: readonly { readonly label: number; readonly pixels: Uint8Array }[],
  answer: number,
): NeighbourReason {
  const surroundings = nameSurroundings(pixels);
  const votes = new Map<number, number>([[answer, 0]]);
  for (const { label } of neighbours) votes.set(label, (votes.get(label) ?? 0) + 1);
  return {
    count: neighbours.length,
    votes: votes.get(answer)!,
    rivalVotes: Math.max(0, ...[...votes].map(([label, of]) => (label === answer ? 0 : of))),
    surroundings,
    sharing: neighbours.filter((neighbour) => nameSurroundings(neighbour.pixels) === surroundings)
      .length,
  };
}

/** The part of a picture that adds most to a class's sum, and which colour the picture has there. */
export interface PartReason {
  readonly region: Region;
  /** What it adds, less what it takes away; not above 0 where no part adds anything. */
  readonly amount: number;
  readonly colour: ColourName;
}

/**
 * Looks up which part of a picture adds most, for and against taken together.
 *
 * @param map what each place adds, a square of any side
 */
export function reasonByPart(pixels: Uint8Array, map: Float32Array): PartReason {
  const sums = sumRegions(map);
  const region = findMostRegion(sums);
  const colour = nameColour(meanColour(pixels, (other) => other === region));
  return { region, amount: sums[region], colour };
}

function nameSurroundings(pixels: Uint8Array): ColourName {
  return nameColour(meanColour(pixels, (region) => region !== 'centre'));
}
