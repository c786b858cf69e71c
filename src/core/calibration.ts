/** Bins of the calibration error wherever it is shown. */
export const CALIBRATION_BINS = 15;

/** Pictures whose confidence lies between two neighbouring edges. */
export interface CalibrationBin {
  /** Confidences above `low` up to and including `high`; 0 belongs to the first bin. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** How many of them were answered right. */
  readonly right: number;
  /** Mean confidence; NaN in an empty bin. */
  readonly confidence: number;
}

/**
 * Sorts answers into equal-width bins of confidence, closed on the right.
 *
 * @param confidences score of the answer given for each picture, 0 to 1
 * @param right 1 where that answer was right, else 0
 */
export function binCalibration(
  confidences: Float32Array,
  right: Uint8Array,
  bins = CALIBRATION_BINS,
): CalibrationBin[] {
  const counts = new Uint32Array(bins);
  const hits = new Uint32Array(bins);
  const sums = new Float64Array(bins);
  confidences.forEach((confidence, row) => {
    const bin = Math.max(0, Math.ceil(confidence * bins) - 1);
    counts[bin]!++;
    hits[bin]! += right[row]!;
    sums[bin]! += confidence;
  });
  return Array.from(counts, (count, bin) => ({
    low: bin / bins,
    high: (bin + 1) / bins,
    count,
    right: hits[bin]!,
    confidence: sums[bin]! / count,
  }));
}

/**
 * Measures how far confidence is from accuracy: the expected calibration error; empty bins count
 * nothing. Source: Guo et al. 2017, "On Calibration of Modern Neural Networks".
 *
 * @returns 0 to 1; NaN without pictures
 */
export function measureCalibrationError(bins: readonly CalibrationBin[]): number {
  const filled = bins.filter(({ count }) => count > 0);
  const total = filled.reduce((sum, { count }) => sum + count, 0);
  const off = filled.map((bin) => Math.abs(bin.right - bin.count * bin.confidence));
  return off.reduce((sum, one) => sum + one, 0) / total;
}

/** The expected calibration error of answers, over the bins of `binCalibration`. */
export function computeCalibrationError(
  confidences: Float32Array,
  right: Uint8Array,
  bins = CALIBRATION_BINS,
): number {
  return measureCalibrationError(binCalibration(confidences, right, bins));
}
