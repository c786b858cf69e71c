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

/** Behind the point of a share that is nearly all: a set of ten million pictures needs no more. */
const MOST_DIGITS = 5;

export function createShareWords(format: Formats): ShareWords {
  /** In percent; what is not quite all has as many digits as tell it from all, "99.96". */
  function write(value: number): string {
    const short = format.hundredfold(value);
    if (value >= 1 || short !== format.hundredfold(1)) return short;
    for (let digits = 2; digits <= MOST_DIGITS; digits++) {
      const rounded = Number((100 * value).toFixed(digits));
      if (rounded < 100) return format.exact(rounded);
    }
    return short;
  }
  const words: ShareWords = {
    count: ({ count, of }) => `${format.count(count)} of ${format.count(of)}`,
    interval({ count, of }) {
      if (of === 0) return '';
      const [low, high] = computeWilsonInterval(count, of);
      return `${write(low)} to ${write(high)} %`;
    },
    percent: ({ count, of }) => (of === 0 ? format.percent(null) : `${write(count / of)} %`),
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
