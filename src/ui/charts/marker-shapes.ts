import type { ClassifierId } from '../../engine/contract.ts';

/** The shape that stands for each classifier besides its hue, round the origin: circle, square, rhomb. */
export const SHAPES: Readonly<Record<ClassifierId, string>> = {
  'nearest-neighbour': 'M-7 0A7 7 0 1 1 7 0A7 7 0 1 1 -7 0Z',
  linear: 'M-6.5 -6.5H6.5V6.5H-6.5Z',
  network: 'M0 -9L9 0L0 9L-9 0Z',
};
