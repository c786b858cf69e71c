import { paintAmounts, paintSigned } from '../../core/map-colours.ts';

const STEPS = 64;
const shares = Array.from({ length: STEPS }, (_, step) => step / (STEPS - 1));

/** The colours of amounts, from 0 to the most. */
export const AMOUNT_SCALE = paintAmounts(shares, 1);

/** The colours of signed values, from the most against to the most for. */
export const SIGNED_SCALE = paintSigned(
  shares.map((share) => 2 * share - 1),
  1,
);
