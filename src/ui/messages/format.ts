/** How numbers are written, in one language. */
export interface Formats {
  /** A score from 0 to 1, as "0.396": cut off and never rounded up, so that it shows no threshold reached that it is below. */
  score(value: number): string;
  /** A threshold from 0 to 1, as "0.50". */
  threshold(value: number): string;
  /** A number with two decimals, "1.55". */
  hundredths(value: number): string;
  /** A whole number, "45,000". */
  count(value: number): string;
  /** "12 ms", and under ten "1.4 ms". */
  milliseconds(value: number): string;
  /** "1.1 MB", of 1,000,000 bytes. */
  megabytes(bytes: number): string;
}

/** @param locale a BCP 47 tag */
export function createFormats(locale: string): Formats {
  const decimals = (
    least: number,
    most = least,
    roundingMode: 'floor' | 'halfExpand' = 'halfExpand',
  ) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      roundingMode,
    });
  const score = decimals(3, 3, 'floor');
  const threshold = decimals(2, 4);
  const [whole, one, two] = [decimals(0), decimals(1), decimals(2)];
  return {
    score: (value) => score.format(value),
    threshold: (value) => threshold.format(value),
    hundredths: (value) => two.format(value),
    count: (value) => whole.format(value),
    milliseconds: (value) => `${(value < 10 ? one : whole).format(value)} ms`,
    megabytes: (bytes) => `${one.format(bytes / 1e6)} MB`,
  };
}
