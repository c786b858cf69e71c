import { CLASS_COUNT } from './classes.ts';
import { findBest } from './scores.ts';

/** A picture that is answered otherwise: the class with the highest score, then and now. */
export interface OtherAnswer {
  readonly picture: number;
  /** Class index by the scores computed anew. */
  readonly anew: number;
  /** Class index by the stored ones. */
  readonly stored: number;
}

/** How scores that were computed anew compare with the stored ones of the same pictures. */
export interface ScoreComparison {
  readonly pictures: number;
  /** By position, ascending. */
  readonly otherwise: readonly OtherAnswer[];
  /** The most by which a score differs; 0 where none does, NaN where one is no number. */
  readonly largestDifference: number;
  /** Position of the first picture with that difference; null where no score differs. */
  readonly largestAt: number | null;
}

/**
 * Compares scores with stored ones. Storing rounds, so that two scores may have become equal: an answer is
 * the same unless the stored scores put another class above it. A picture with a score that is no number
 * is answered otherwise.
 *
 * @param anew n x 10
 * @param stored of the same pictures, in the same order, and perhaps of more after them
 * @throws RangeError where `anew` has no ten scores a picture, or `stored` has fewer pictures
 */
export function compareScores(anew: Float32Array, stored: Float32Array): ScoreComparison {
  if (anew.length % CLASS_COUNT !== 0 || anew.length > stored.length) {
    throw new RangeError(
      `${anew.length} scores cannot be compared with ${stored.length}: each picture has ten.`,
    );
  }
  const otherwise: OtherAnswer[] = [];
  let largestDifference = 0;
  let largestAt: number | null = null;
  for (let from = 0; from < anew.length; from += CLASS_COUNT) {
    const picture = from / CLASS_COUNT;
    const difference = findLargest(anew, stored, from);
    if (difference > largestDifference || (isNaN(difference) && !isNaN(largestDifference))) {
      largestDifference = difference;
      largestAt = picture;
    }
    const [now, then] = [findBest(anew, from), findBest(stored, from)];
    const isSame = stored[from + now]! >= stored[from + then]!;
    if (!isSame || isNaN(difference)) otherwise.push({ picture, anew: now, stored: then });
  }
  return { pictures: anew.length / CLASS_COUNT, otherwise, largestDifference, largestAt };
}

/** The largest difference between two rows of ten; NaN where one of them is no number. */
function findLargest(one: Float32Array, other: Float32Array, from: number): number {
  let largest = 0;
  for (let index = from; index < from + CLASS_COUNT; index++) {
    largest = Math.max(largest, Math.abs(one[index]! - other[index]!));
  }
  return largest;
}
