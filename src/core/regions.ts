import type { Colour } from './colour-names.ts';
import { CHANNELS, SIDE } from './picture.ts';

/** The parts that a square map is told in: its middle half, and round it whichever side is nearest. */
export const REGIONS = ['centre', 'top', 'bottom', 'left', 'right'] as const;
export type Region = (typeof REGIONS)[number];

/** Says in which part of a square map a place lies; on a diagonal it counts to the top or the bottom. */
export function findRegion(row: number, column: number, side: number): Region {
  const down = row - (side - 1) / 2;
  const right = column - (side - 1) / 2;
  if (Math.max(Math.abs(down), Math.abs(right)) < side / 4) return 'centre';
  if (Math.abs(down) >= Math.abs(right)) return down < 0 ? 'top' : 'bottom';
  return right < 0 ? 'left' : 'right';
}

/** Where in a map something lies, and how much of all of it, 0 to 1. */
export interface Concentration {
  readonly region: Region;
  readonly share: number;
}

/**
 * Finds the part of a map that holds most of what is above 0.
 *
 * @param map values of a square, row by row
 * @returns null where nothing is above 0; of equal parts the one that `REGIONS` names first
 */
export function findConcentration(map: ArrayLike<number>): Concentration | null {
  const sums = sumRegions(Array.from(map, (value) => Math.max(0, value)));
  const all = REGIONS.reduce((sum, region) => sum + sums[region], 0);
  if (all === 0) return null;
  const region = findMostRegion(sums);
  return { region, share: sums[region] / all };
}

/** Below this no part holds much more than its own share of the places, a quarter or a fifth. */
const GATHERED = 1 / 3;

/** Whether so much lies in one part that it says something about the map. */
export function isGathered({ share }: Concentration): boolean {
  return share >= GATHERED;
}

/** Adds up each part of a square map. */
export function sumRegions(map: ArrayLike<number>): Record<Region, number> {
  const side = Math.sqrt(map.length);
  const sums: Record<Region, number> = { centre: 0, top: 0, bottom: 0, left: 0, right: 0 };
  for (let place = 0; place < map.length; place++) {
    sums[findRegion(Math.floor(place / side), place % side, side)] += map[place]!;
  }
  return sums;
}

/** The part with the largest sum; of equal ones that which `REGIONS` names first. */
export function findMostRegion(sums: Readonly<Record<Region, number>>): Region {
  return REGIONS.reduce((most, next) => (sums[next] > sums[most] ? next : most));
}

/** Mean colour of the parts of a picture that are asked for; black where there are none. */
export function meanColour(pixels: Uint8Array, isIn: (region: Region) => boolean): Colour {
  const sums: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    if (!isIn(findRegion(Math.floor(pixel / SIDE), pixel % SIDE, SIDE))) continue;
    count++;
    for (const channel of [0, 1, 2] as const) sums[channel] += pixels[pixel * CHANNELS + channel]!;
  }
  const mean = (sum: number) => sum / Math.max(1, count);
  return [mean(sums[0]), mean(sums[1]), mean(sums[2])];
}
