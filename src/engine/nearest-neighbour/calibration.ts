import * as v from 'valibot';
import type { Metric } from '../contract.ts';

/** Most references that may vote. */
export const MAX_K = 15;

const Tau = v.pipe(v.number(), v.finite(), v.gtValue(0));
const TauTable = v.pipe(v.array(v.pipe(v.array(Tau), v.length(MAX_K))), v.minLength(1));

const Calibration = v.pipe(
  v.object({
    /** What is used where nothing else is asked for: the best on the validation set. */
    defaults: v.object({
      metric: v.picklist(['l1', 'l2']),
      k: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_K)),
    }),
    /** The numbers of references that tau was fitted for, ascending. */
    references: v.array(v.pipe(v.number(), v.integer(), v.minValue(1))),
    /** tau[metric][row of `references`][k - 1]: see `countVotes`. */
    tau: v.object({ l1: TauTable, l2: TauTable }),
  }),
  v.check(
    ({ references, tau }) =>
      tau.l1.length === references.length && tau.l2.length === references.length,
    'tau must have a row for each number of references',
  ),
);

/** How votes are weighed: `models/nearest-neighbour/weights.json`, fitted on the validation set. */
export type NearestCalibration = v.InferOutput<typeof Calibration>;

/** Reads the calibration from parsed JSON; throws with the name of the first field that is wrong. */
export function parseNearestCalibration(value: unknown): NearestCalibration {
  const result = v.safeParse(Calibration, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(
    `The calibration of nearest neighbour cannot be used: field "${v.getDotPath(issue) ?? 'the whole'}": ${issue.message}.`,
  );
}

/**
 * Gives tau for any number of references: between two fitted numbers log tau runs straight over log
 * references; beyond the first and the last it stays.
 *
 * @param k 1 to `MAX_K`
 */
export function interpolateTau(
  calibration: NearestCalibration,
  metric: Metric,
  k: number,
  references: number,
): number {
  const fitted = calibration.references;
  const tauAt = (row: number): number => calibration.tau[metric][row]![k - 1]!;
  const above = fitted.findIndex((count) => count >= references);
  if (above < 0) return tauAt(fitted.length - 1);
  if (above === 0) return tauAt(0);
  const below = above - 1;
  const share = Math.log(references / fitted[below]!) / Math.log(fitted[above]! / fitted[below]!);
  return Math.exp((1 - share) * Math.log(tauAt(below)) + share * Math.log(tauAt(above)));
}
