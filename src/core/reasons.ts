import type { ColourName } from './colour-names.ts';
import { nameColour } from './colour-names.ts';
import type { Concentration, Region } from './regions.ts';
import { findConcentration, meanColour } from './regions.ts';

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

/** Where most of what speaks for a class lies, and which colour the picture has there. */
export interface PlaceReason extends Concentration {
  readonly colour: ColourName;
}

/**
 * Looks up where most of what speaks for a class lies.
 *
 * @param map what each place adds, a square of any side
 * @returns null where nothing speaks for it
 */
export function reasonByPlace(pixels: Uint8Array, map: Float32Array): PlaceReason | null {
  const found = findConcentration(map);
  return found && { ...found, colour: nameRegion(pixels, found.region) };
}

function nameSurroundings(pixels: Uint8Array): ColourName {
  return nameColour(meanColour(pixels, (region) => region !== 'centre'));
}

function nameRegion(pixels: Uint8Array, wanted: Region): ColourName {
  return nameColour(meanColour(pixels, (region) => region === wanted));
}
