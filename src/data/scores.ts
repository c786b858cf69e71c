import { fromLogOdds, toLogOdds } from '../core/scales.ts';

/** How stored scores are to be read: the log-odds of stored 0, and from one stored number to the next. */
export interface ScoreScale {
  readonly low: number;
  readonly step: number;
}

/** Scores as they are stored: two bytes each, the lower one first, in the order they were given. */
export interface EncodedScores extends ScoreScale {
  readonly bytes: Uint8Array;
}

/** The largest number that two bytes hold. */
const MOST = 2 ** 16 - 1;

/**
 * Stores scores as log-odds, evenly between the lowest and the highest of them: fine near 0 and 1, where
 * thresholds are decided. Order is kept; scores that lie closer than a step become equal.
 *
 * @param scores from 0 to 1
 * @throws RangeError where one is not
 */
export function encodeScores(scores: Float32Array): EncodedScores {
  const logOdds = Float64Array.from(scores, encodeOne);
  const low = logOdds.reduce((least, value) => Math.min(least, value), Infinity);
  const high = logOdds.reduce((most, value) => Math.max(most, value), -Infinity);
  const step = high > low ? (high - low) / MOST : 1;
  const view = new DataView(new ArrayBuffer(scores.length * 2));
  logOdds.forEach((value, index) => {
    view.setUint16(index * 2, Math.min(MOST, Math.round((value - low) / step)), true);
  });
  return { low: scores.length > 0 ? low : 0, step, bytes: new Uint8Array(view.buffer) };
}

/**
 * Tells how far storing may have moved a score: half a step of log-odds, where a score rises fastest,
 * which is by a quarter of them.
 */
export function findRounding({ step }: ScoreScale): number {
  return step / 2 / 4;
}

/**
 * Reads stored scores.
 *
 * @returns a score from 0 to 1 for every two bytes
 * @throws RangeError where half a score is left over
 */
export function decodeScores(bytes: Uint8Array, { low, step }: ScoreScale): Float32Array {
  if (bytes.length % 2 !== 0) {
    throw new RangeError(`Stored scores have two bytes each; ${bytes.length} bytes do not divide.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Float32Array.from({ length: bytes.length / 2 }, (_, index) => {
    return fromLogOdds(low + view.getUint16(index * 2, true) * step);
  });
}

function encodeOne(score: number, index: number): number {
  if (!(score >= 0 && score <= 1)) {
    throw new RangeError(`Score ${index} is ${score}; a score lies between 0 and 1.`);
  }
  return toLogOdds(score);
}
