import { isAccepted } from './decide.ts';
import type { Rule } from './rules.ts';
import type { ScoredPictures } from './scored-pictures.ts';
import type { Verdict } from './strip.ts';
import { judgeDecision } from './strip.ts';

/** What one classifier does with one picture under a rule, at a threshold. */
export interface PictureAccount {
  /** The score that the rule looks at. */
  readonly score: number;
  /** Class that is answered, or would be if the score reached the threshold. */
  readonly answer: number;
  readonly verdict: Verdict;
}

/**
 * Tells what becomes of a picture.
 *
 * @param target class of the detector; top-1 has none
 * @param picture its position in the set
 */
export function accountFor(
  pictures: ScoredPictures,
  rule: Rule,
  target: number,
  picture: number,
  threshold: number,
): PictureAccount {
  const score = pictures.scoresFor(rule, target)[picture]!;
  const isPositive = pictures.positivesFor(rule, target)[picture] === 1;
  return {
    score,
    answer: rule === 'detector' ? target : pictures.answers.best[picture]!,
    verdict: judgeDecision(isAccepted(score, threshold), isPositive),
  };
}
