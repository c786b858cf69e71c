import { computeWilsonInterval } from './intervals.ts';

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

/**
 * Measures the expected calibration error that chance alone would give, on average, to a classifier that
 * is right exactly as often as it is sure: of each bin the mean distance of a binomial count from its
 * mean. Source: De Moivre's formula, in Diaconis and Zabell 1991, "Closed Form Summation for Classical
 * Distributions".
 *
 * @returns 0 to 1; NaN without pictures
 */
export function measureChanceError(bins: readonly CalibrationBin[]): number {
  const filled = bins.filter(({ count }) => count > 0);
  const total = filled.reduce((sum, { count }) => sum + count, 0);
  return filled.reduce((sum, bin) => sum + spreadByChance(bin.count, bin.confidence), 0) / total;
}

/** Mean distance of a binomial count from its mean. */
function spreadByChance(count: number, share: number): number {
  if (share <= 0 || share >= 1) return 0;
  const above = Math.floor(count * share) + 1;
  let logTerm = above * Math.log(share) + (count - above + 1) * Math.log1p(-share);
  for (let one = 1; one <= above; one++) logTerm += Math.log((count - above + one) / one);
  return 2 * above * Math.exp(logTerm);
}

/** Whether answers are surer than they are right, less sure, or neither as far as their number can tell. */
export type Lean = 'surer' | 'less-sure' | 'even';

/** Confidences at which answers lean one way: above `low` up to and including `high`. */
export interface LeaningRange {
  readonly lean: Exclude<Lean, 'even'>;
  readonly low: number;
  readonly high: number;
}

/** Which way answers lean on the whole, and where they lean another way. */
export interface Leaning {
  readonly whole: Lean;
  /** Neighbouring bins that lean alike are one range. */
  readonly elsewhere: readonly LeaningRange[];
}

/** Finds where the mean confidence lies outside Wilson's interval of the share right. */
export function findLeaning(bins: readonly CalibrationBin[]): Leaning {
  const filled = bins.filter(({ count }) => count > 0);
  const sum = (measure: (bin: CalibrationBin) => number) =>
    filled.reduce((all, bin) => all + measure(bin), 0);
  const count = sum((bin) => bin.count);
  const confidence = sum((bin) => bin.count * bin.confidence) / count;
  const whole = leanOf({ count, confidence, right: sum((bin) => bin.right) });
  const elsewhere: LeaningRange[] = [];
  for (const bin of filled) {
    const lean = leanOf(bin);
    if (lean === 'even' || lean === whole) continue;
    const last = elsewhere.at(-1);
    const isNext = last?.lean === lean && last.high === bin.low;
    const low = isNext ? elsewhere.pop()!.low : bin.low;
    elsewhere.push({ lean, low, high: bin.high });
  }
  return { whole, elsewhere };
}

function leanOf({ count, right, confidence }: Omit<CalibrationBin, 'low' | 'high'>): Lean {
  const [low, high] = computeWilsonInterval(right, count);
  if (confidence > high) return 'surer';
  return confidence < low ? 'less-sure' : 'even';
}
