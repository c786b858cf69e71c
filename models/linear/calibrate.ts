/** score = sigmoid(slope * logit + offset). */
export interface Platt {
  readonly slope: number;
  readonly offset: number;
}

/**
 * Fits slope and offset to the truth by Newton's method on the mean cross-entropy.
 * Source: Platt 1999, without its smoothing of the targets.
 *
 * @param truth 1 where the class is there, 0 where it is not; both must occur
 */
export function fitPlatt(logits: Float64Array, truth: Uint8Array): Platt {
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < 50; round++) {
    let g0 = 0;
    let g1 = 0;
    let h00 = 0;
    let h01 = 0;
    let h11 = 0;
    logits.forEach((logit, at) => {
      const score = 1 / (1 + Math.exp(-(slope * logit + offset)));
      const error = score - truth[at]!;
      const curvature = score * (1 - score);
      g0 += error;
      g1 += error * logit;
      h00 += curvature;
      h01 += curvature * logit;
      h11 += curvature * logit * logit;
    });
    const determinant = h00 * h11 - h01 * h01;
    const offsetStep = (h11 * g0 - h01 * g1) / determinant;
    const slopeStep = (h00 * g1 - h01 * g0) / determinant;
    offset -= offsetStep;
    slope -= slopeStep;
    if (Math.abs(offsetStep) + Math.abs(slopeStep) < 1e-10) return { slope, offset };
  }
  throw new Error(`The calibration did not settle: slope ${slope}, offset ${offset}.`);
}

/**
 * Finds the threshold with the best F1 among the distinct scores (accepted: score >= threshold);
 * of equals the highest.
 */
export function findBestF1(scores: Float32Array, truth: Uint8Array): number {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!);
  const positives = truth.reduce((sum, value) => sum + value, 0);
  let best = { f1: -1, threshold: Infinity };
  let found = 0;
  order.forEach((row, rank) => {
    found += truth[row]!;
    const next = order[rank + 1];
    if (next !== undefined && scores[next] === scores[row]) return;
    const f1 = (2 * found) / (rank + 1 + positives);
    if (f1 > best.f1) best = { f1, threshold: scores[row]! };
  });
  return best.threshold;
}
