import type { Rule } from './rules.ts';

/** One classifier's decisions on a set. */
export interface Decisions {
  /** The score that the rule looks at, for each picture. */
  readonly scores: Float32Array;
  /** 1 for each picture that ought to be accepted, else 0. */
  readonly positive: Uint8Array;
  readonly threshold: number;
}

/** How two classifiers decide the same pictures. */
export interface Agreement {
  readonly bothRight: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly bothWrong: number;
}

/**
 * Counts on which pictures two classifiers decide right. A detector is right where it flags its class
 * and nothing else; top-1 where it answers, and right: an abstention is not right.
 */
export function countAgreement(rule: Rule, first: Decisions, second: Decisions): Agreement {
  const least = [Math.fround(first.threshold), Math.fround(second.threshold)] as const;
  const wants = rule === 'detector' ? 0 : 1;
  let bothRight = 0;
  let onlyFirst = 0;
  let onlySecond = 0;
  const { length } = first.scores;
  for (let picture = 0; picture < length; picture++) {
    const one = isRight(first.scores[picture]! >= least[0], first.positive[picture]!, wants);
    const other = isRight(second.scores[picture]! >= least[1], second.positive[picture]!, wants);
    if (one && other) bothRight++;
    else if (one) onlyFirst++;
    else if (other) onlySecond++;
  }
  return {
    bothRight,
    onlyFirst,
    onlySecond,
    bothWrong: length - bothRight - onlyFirst - onlySecond,
  };
}

/** @param wants 1 where only what is accepted can be right */
function isRight(isAccepted: boolean, positive: number, wants: 0 | 1): boolean {
  return isAccepted ? positive === 1 : positive === 0 && wants === 0;
}
