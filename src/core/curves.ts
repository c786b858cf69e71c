import type { Sweep } from './sweep.ts';
import { sweepScores } from './sweep.ts';

/** A curve over the operating points of a sweep; NaN where a share is 0 of 0. */
export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** False-positive rate and recall at every operating point, from (0, 0) to (1, 1). */
export function traceRoc({ accepted, hits, total, positives }: Sweep): Curve {
  return {
    x: Float64Array.from(accepted, (count, point) => (count - hits[point]!) / (total - positives)),
    y: Float64Array.from(hits, (count) => count / positives),
  };
}

/** Area under the ROC curve by trapezoids; NaN where one class only is present. */
export function measureAuc(sweep: Sweep): number {
  const { accepted, hits, total, positives } = sweep;
  let area = 0;
  for (let point = 1; point < accepted.length; point++) {
    const rise = hits[point]! + hits[point - 1]!;
    const fall = accepted[point]! - hits[point]! - (accepted[point - 1]! - hits[point - 1]!);
    area += (rise * fall) / 2;
  }
  return area / (positives * (total - positives));
}

/**
 * Recall and precision at every operating point but the one that accepts nothing, where precision is
 * 0 of 0; scikit-learn sets it to 1 there.
 */
export function tracePrecisionRecall({ accepted, hits, positives }: Sweep): Curve {
  return {
    x: Float64Array.from(hits.subarray(1), (count) => count / positives),
    y: Float64Array.from(hits.subarray(1), (count, point) => count / accepted[point + 1]!),
  };
}

/** Average precision: the sum of precision times the step of recall; 0 without positives. */
export function measureAveragePrecision({ accepted, hits, positives }: Sweep): number {
  if (positives === 0) return 0;
  let sum = 0;
  for (let point = 1; point < accepted.length; point++) {
    sum += ((hits[point]! - hits[point - 1]!) * hits[point]!) / accepted[point]!;
  }
  return sum / positives;
}

/**
 * Coverage and risk at every distinct confidence, of a sweep for top-1 with abstention.
 *
 * @param isGeneralised risk over all pictures instead of over the accepted ones
 */
export function traceRisk({ accepted, hits, total }: Sweep, isGeneralised: boolean): Curve {
  return {
    x: Float64Array.from(accepted.subarray(1), (count) => count / total),
    y: Float64Array.from(accepted.subarray(1), (count, point) => {
      return (count - hits[point + 1]!) / (isGeneralised ? total : count);
    }),
  };
}

/**
 * Area under the risk-coverage curve (AURC), or under the generalised one (AUGRC), by trapezoids from
 * coverage 0 on. At coverage 0 the selective risk is that of the first point and the generalised risk 0.
 * Source: fd-shifts (Jäger et al. 2023; Traub et al. 2024). NaN without pictures.
 */
export function measureRiskArea(sweep: Sweep, isGeneralised: boolean): number {
  const { x, y } = traceRisk(sweep, isGeneralised);
  if (x.length === 0) return NaN;
  let area = 0;
  for (let point = 0; point < x.length; point++) {
    const before = point > 0 ? y[point - 1]! : isGeneralised ? 0 : y[0]!;
    area += ((y[point]! + before) / 2) * (x[point]! - (point > 0 ? x[point - 1]! : 0));
  }
  return area;
}

/**
 * The area under the (generalised) risk-coverage curve of an ideal order: all positives first, and a score
 * for each picture. No order of the same pictures without ties has less; it is 0 only without negatives.
 * NaN without pictures.
 */
export function measureLeastRiskArea(
  { total, positives }: Pick<Sweep, 'total' | 'positives'>,
  isGeneralised: boolean,
): number {
  const scores = Float32Array.from({ length: total }, (_, rank) => total - rank);
  const ideal = sweepScores(
    scores,
    scores.map((_, rank) => Number(rank < positives)),
  );
  return measureRiskArea(ideal, isGeneralised);
}
