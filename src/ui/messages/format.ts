/** How numbers are written, in one language. */
export interface Formats {
  /** A score or threshold from 0 to 1, as "0.50". */
  score(value: number): string;
  /** A score as a share, "96.8 %". */
  percent(value: number): string;
  /** A whole number, "45,000". */
  count(value: number): string;
  /** "12 ms", and under ten "1.4 ms". */
  milliseconds(value: number): string;
  /** "1.1 MB", of 1,000,000 bytes. */
  megabytes(bytes: number): string;
}

/** @param locale a BCP 47 tag */
export function createFormats(locale: string): Formats {
  const score = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  });
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return {
    score: (value) => score.format(value),
    percent: (value) => `${one.format(100 * value)} %`,
    count: (value) => whole.format(value),
    milliseconds: (value) => `${(value < 10 ? one : whole).format(value)} ms`,
    megabytes: (bytes) => `${one.format(bytes / 1e6)} MB`,
  };
}
