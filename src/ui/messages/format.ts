import { isAccepted } from '../../core/decide.ts';

/** How numbers are written, in one language. */
export interface Formats {
  /** A score from 0 to 1, as "0.396". */
  score(value: number): string;
  /**
   * A score next to a threshold, with as many digits as the threshold has, and more where rounding would
   * carry it across: what is written reaches what is written of the threshold only if the score does.
   */
  scoreBeside(value: number, threshold: number): string;
  /** A threshold, as "0.50", and with all its digits where four are not enough. */
  threshold(value: number): string;
  /** A score between two others, with as many digits as tell it from them, "0.41243". */
  exact(value: number): string;
  /** A number with two decimals and its sign, "+1.55"; a dash where it is no number. */
  signed(value: number): string;
  /** A number with up to two decimals, "-2.5". */
  plain(value: number): string;
  /** A number with two decimals, "1.55". */
  hundredths(value: number): string;
  /** A number with the two digits that count most, "0.000039", "2.2". */
  twoDigits(value: number): string;
  /** "0.4 s", "42 s", and from a minute and a half on "2 min" or "2 min 5 s". */
  duration(milliseconds: number): string;
  /** A day and its time, from milliseconds since 1970: "26 November 2026 at 12:48". */
  moment(value: number): string;
  /** A whole number, "45,000". */
  count(value: number): string;
  /** "12 ms", and under ten "1.4 ms". */
  milliseconds(value: number): string;
  /** How often a second: "24", and under ten "3.5". */
  rate(value: number): string;
  /** A share from 0 to 1, "63.0 %", and below a hundredth "0.04 %"; one that is not a number is a dash. */
  percent(value: number | null): string;
  /** The same without its sign, "63.0". */
  hundredfold(value: number): string;
  /** How much of a work is done, 0 to 1, rounded down: "63 %". */
  wholePercent(value: number): string;
  /** A figure such as an area under a curve, "0.873"; a dash where it is no number. */
  figure(value: number | null): string;
  /** "1.1 MB", of 1,000,000 bytes. */
  megabytes(bytes: number): string;
}

/** Decimals of a score: three where nothing asks for more; a float32 has no more to say after ten. */
const SCORE_DIGITS = 3;
const MOST_SCORE_DIGITS = 10;

/** Stands where there is no number. */
const DASH = '–';

/** @param locale a BCP 47 tag */
export function createFormats(locale: string): Formats {
  const decimals = (least: number, most = least) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
  const scores = Array.from({ length: MOST_SCORE_DIGITS + 1 }, (_, digits) => decimals(digits));
  /** Many scores are written beside one threshold. */
  let lastThreshold = NaN;
  let leastDigits = SCORE_DIGITS;
  const threshold = decimals(2, 4);
  const significant = new Intl.NumberFormat(locale, { maximumSignificantDigits: 7 });
  const signed = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  });
  const upToTwo = decimals(0, 2);
  const twoDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  const [whole, one, two, three] = [decimals(0), decimals(1), decimals(2), decimals(3)];
  const isKnown = (value: number | null): value is number =>
    value !== null && Number.isFinite(value);
  const hundredfold = (value: number) => (value < 0.01 ? two : one).format(100 * value);
  const percent = (value: number | null) => (isKnown(value) ? `${hundredfold(value)} %` : DASH);
  return {
    percent,
    hundredfold,
    wholePercent: (value) => `${whole.format(Math.floor(100 * value))} %`,
    figure: (value) => (isKnown(value) ? three.format(value) : DASH),
    score: (value) => scores[SCORE_DIGITS]!.format(value),
    scoreBeside(value, threshold) {
      if (threshold !== lastThreshold) {
        const digits = /\.(\d*[1-9])?/.exec(threshold.toFixed(9))?.[1]?.length ?? 0;
        lastThreshold = threshold;
        leastDigits = Math.max(SCORE_DIGITS, digits);
      }
      const accepted = isAccepted(value, threshold);
      let digits = leastDigits;
      while (
        digits < MOST_SCORE_DIGITS &&
        Number(value.toFixed(digits)) >= threshold !== accepted
      ) {
        digits++;
      }
      return scores[digits]!.format(value);
    },
    threshold: (value) =>
      (value === Number(value.toFixed(4)) ? threshold : significant).format(value),
    exact: (value) => significant.format(value),
    signed: (value) => (Number.isNaN(value) ? DASH : signed.format(value)),
    plain: (value) => upToTwo.format(value),
    hundredths: (value) => two.format(value),
    twoDigits: (value) => (Number.isNaN(value) ? DASH : twoDigits.format(value)),
    duration(milliseconds) {
      const seconds = Math.round(milliseconds / 1000);
      if (seconds < 90)
        return `${(milliseconds < 9_950 ? one : whole).format(milliseconds / 1000)} s`;
      const minutes = `${whole.format(Math.floor(seconds / 60))} min`;
      return seconds % 60 === 0 ? minutes : `${minutes} ${whole.format(seconds % 60)} s`;
    },
    moment: (value) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(value),
    count: (value) => whole.format(value),
    rate: (value) => (value < 9.95 ? one : whole).format(value),
    milliseconds: (value) => `${(value < 10 ? one : whole).format(value)} ms`,
    megabytes: (bytes) => `${one.format(bytes / 1e6)} MB`,
  };
}
