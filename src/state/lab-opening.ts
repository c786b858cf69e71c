import type { ClassName } from '../core/classes.ts';
import { CLASSES } from '../core/classes.ts';
import { findByRank, findFalseFrom, findRankOf } from '../core/line.ts';
import type { Rule } from '../core/rules.ts';
import type { ScoredPictures } from '../core/scored-pictures.ts';

/** The class that a detector is most readily fooled by, to people's eyes: the boat that becomes a plane. */
export const TEMPTING: Readonly<Record<ClassName, ClassName>> = {
  airplane: 'ship',
  automobile: 'truck',
  bird: 'airplane',
  cat: 'dog',
  deer: 'horse',
  dog: 'cat',
  frog: 'bird',
  horse: 'deer',
  ship: 'airplane',
  truck: 'automobile',
};

/**
 * Finds the class to look for among a set's mistakes: the tempting one, or where the set has none of that,
 * the one with the most pictures besides the target.
 *
 * @param examples pictures of each class
 */
export function findTempting(target: ClassName, examples: ArrayLike<number>): ClassName {
  const tempting = TEMPTING[target];
  if (examples[CLASSES.indexOf(tempting)]! > 0) return tempting;
  let most: ClassName = tempting;
  for (const [label, name] of CLASSES.entries()) {
    const isMore = examples[label]! > examples[CLASSES.indexOf(most)]!;
    if (name !== target && isMore) most = name;
  }
  return most;
}

/** Share of what ought to be accepted that is accepted where the lab opens, or a little more. */
const OPENING_SHARE = 0.5;

/**
 * Finds where the lab opens: half of what ought to be accepted is, and the next step lower lets in a
 * mistake worth seeing, a picture of the tempting class for a detector and any wrong answer for top-1.
 */
export function findOpening(pictures: ScoredPictures, rule: Rule, target: ClassName): number {
  const label = CLASSES.indexOf(target);
  const sweep = pictures.sweep(rule, label);
  const half = sweep.hits.findIndex((hits) => hits >= OPENING_SHARE * sweep.positives);
  const from = sweep.accepted[Math.max(0, half)]!;
  const rank =
    rule === 'detector'
      ? findRankOf(sweep, pictures.labels, CLASSES.indexOf(TEMPTING[target]), from)
      : findFalseFrom(sweep, pictures.positivesFor(rule, label), from);
  return rank === null ? Math.max(0, half) : Math.max(0, findByRank(sweep, rank) - 1);
}
