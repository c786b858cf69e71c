import type { Share } from '../../../core/counts.ts';
import { computeWilsonInterval } from '../../../core/intervals.ts';
import type { Formats } from '../format.ts';

/** How a share is told: never without its count. */
export interface ShareWords {
  /** "630 of 1,000", also "0 of 0". */
  count(share: Share): string;
  /** Its 95 % interval by Wilson, "60.0 to 65.9 %"; empty for 0 of 0. */
  interval(share: Share): string;
  /** "63.0 %", a dash for 0 of 0. */
  percent(share: Share): string;
  /** "630 of 1,000 (95 % 60.0 to 65.9 %)". */
  whole(share: Share): string;
  /** The share, its count and its interval, if it has one, in lines; "0 of 0" alone. */
  lines(share: Share, hasInterval?: boolean): readonly [string, ...string[]];
}

export function createShareWords(format: Formats): ShareWords {
  const words: ShareWords = {
    count: ({ count, of }) => `${format.count(count)} of ${format.count(of)}`,
    interval({ count, of }) {
      if (of === 0) return '';
      const [low, high] = computeWilsonInterval(count, of);
      return `${format.hundredfold(low)} to ${format.hundredfold(high)} %`;
    },
    percent: ({ count, of }) => format.percent(of === 0 ? null : count / of),
    whole: (share) =>
      share.of === 0 ? words.count(share) : `${words.count(share)} (95 % ${words.interval(share)})`,
    lines(share, hasInterval = true) {
      if (share.of === 0) return [words.count(share)];
      const interval = hasInterval ? [words.interval(share)] : [];
      return [words.percent(share), words.count(share), ...interval];
    },
  };
  return words;
}
