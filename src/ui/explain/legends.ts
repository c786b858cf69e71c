import type { ComponentProps } from 'svelte';
import { paintAmounts, paintSigned } from '../../core/map-colours.ts';
import { messages } from '../messages/explain.ts';
import type MapLegend from './MapLegend.svelte';

type Legend = ComponentProps<typeof MapLegend>;

const STEPS = 64;
const shares = Array.from({ length: STEPS }, (_, step) => step / (STEPS - 1));
const AMOUNTS = paintAmounts(shares, 1);
const SIGNED = paintSigned(
  shares.map((share) => 2 * share - 1),
  1,
);

/** The colours of amounts, from 0 to the most. */
export function describeAmounts(most: string, unit: string): Legend {
  return { painted: AMOUNTS, low: messages.explainNearest.ends.least, high: most, unit };
}

/** The colours of what speaks for and against a class, in full colour at the most. */
export function describeSigned(most: number, of: 'pixel' | 'place'): Legend {
  const { end, adds } = messages.explain;
  return {
    painted: SIGNED,
    low: end('against', -most),
    high: end('speaksFor', most),
    unit: adds[of],
  };
}
