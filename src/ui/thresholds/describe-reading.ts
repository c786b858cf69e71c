import type { Share } from '../../core/counts.ts';
import { precisionOf } from '../../core/counts.ts';
import type { Rule } from '../../core/rules.ts';
import { countAbstentions, countDetector } from '../../core/rules.ts';
import type { Position } from '../../core/linking.ts';
import type { Sweep } from '../../core/sweep.ts';
import { countShare } from '../../core/sweep.ts';
import { messages } from '../messages/thresholds.ts';

/** A share in three lines: the figure, what it is made of, its interval. */
export interface ShareLines {
  readonly figure: string;
  readonly parts: string;
  readonly interval: string;
}

/** What a classifier does at an operating point, in the words of the readings' columns. */
export interface Reading {
  readonly threshold: string;
  readonly found: ShareLines;
  readonly falsely: ShareLines;
  readonly pure: ShareLines;
}

/** Puts an operating point into words: found, falsely accepted, and right among the accepted. */
export function describeReading(rule: Rule, { sweep, point, threshold }: Position): Reading {
  const { found, falsely, pure } = readShares(rule, sweep, point);
  return {
    threshold: messages.format.threshold(threshold),
    found: describeShare(found),
    falsely: {
      figure: messages.format.count(falsely.count),
      parts: messages.lab.ofAll(falsely.of, messages.share.percent(falsely)),
      interval: messages.share.interval(falsely),
    },
    pure: describeShare(pure),
  };
}

function readShares(rule: Rule, sweep: Sweep, point: number): Record<keyof Columns, Share> {
  if (rule === 'detector') {
    return {
      found: countShare(sweep, point, 'recall'),
      falsely: countShare(sweep, point, 'fpr'),
      pure: precisionOf(countDetector(sweep, point)),
    };
  }
  const { accepted, right, total } = countAbstentions(sweep, point);
  return {
    found: countShare(sweep, point, 'coverage'),
    falsely: { count: accepted - right, of: total },
    pure: { count: right, of: accepted },
  };
}

type Columns = Omit<Reading, 'threshold'>;

function describeShare(share: Share): ShareLines {
  return {
    figure: messages.share.percent(share),
    parts: messages.share.count(share),
    interval: messages.share.interval(share),
  };
}
