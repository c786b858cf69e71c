import { CLASS_COUNT } from '../../core/classes.ts';

/** How far a probability may be from the known one: phones whose GPU has 16-bit numbers come near it. */
const TOLERANCE = 0.02;

/**
 * Finds out whether scores can be an answer at all. A lost GPU throws nothing: it answers with zeros, or
 * with the same number for every class.
 *
 * @param scores probabilities, n x 10
 * @param expected what they should be, where that is known
 * @returns what is wrong in a sentence, or null
 */
export function findFault(scores: Float32Array, expected?: Float32Array): string | null {
  for (let start = 0; start < scores.length; start += CLASS_COUNT) {
    const row = scores.subarray(start, start + CLASS_COUNT);
    const sum = row.reduce((total, score) => total + score, 0);
    if (Number.isNaN(sum)) return 'The scores are not numbers.';
    if (row.every((score) => score === row[0])) return `Every class has the score ${row[0]!}.`;
    if (Math.abs(sum - 1) > 1e-4) return `The scores of a picture sum to ${sum}, not to 1.`;
  }
  const far = expected?.findIndex(
    (score, index) => !(Math.abs(score - scores[index]!) < TOLERANCE),
  );
  if (far === undefined || far < 0) return null;
  return `A known picture has the score ${scores[far]!} where ${expected![far]!} belongs.`;
}
