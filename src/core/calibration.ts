/** Bins of the calibration error wherever it is shown. */
export const CALIBRATION_BINS = 15;

/**
 * Measures how far confidence is from accuracy: the expected calibration error over equal-width bins,
 * closed on the right (a confidence of 0 falls in the first); empty bins count nothing.
 * Source: Guo et al. 2017, "On Calibration of Modern Neural Networks".
 *
 * @param confidences score of the answer given for each picture, 0 to 1
 * @param right 1 where that answer was right, else 0
 * @returns 0 to 1; NaN without pictures
 */
export function computeCalibrationError(
  confidences: Float32Array,
  right: Uint8Array,
  bins = CALIBRATION_BINS,
): number {
  const surplus = new Float64Array(bins);
  confidences.forEach((confidence, row) => {
    const bin = Math.max(0, Math.ceil(confidence * bins) - 1);
    surplus[bin]! += confidence - right[row]!;
  });
  return surplus.reduce((sum, value) => sum + Math.abs(value), 0) / confidences.length;
}
