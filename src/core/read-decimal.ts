/**
 * Reads a number as people write it, with a decimal point or a decimal comma; null for anything else,
 * and for a comma before three digits that may part thousands, as in "1,000".
 */
export function readDecimal(text: string): number | null {
  const written = text.trim();
  if (!/^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/i.test(written)) return null;
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(written)) return null;
  return Number(written.replace(',', '.'));
}

/** Reads a share from 0 to 1 as people write it, also in percent, "50 %"; null for anything else. */
export function readShare(text: string): number | null {
  const [, percent] = /^(.*)%\s*$/.exec(text) ?? [];
  const share = percent === undefined ? readDecimal(text) : readPercent(percent.trim());
  return share !== null && share >= 0 && share <= 1 ? share : null;
}

/** Moved by its exponent, "14.1" is the double nearest to 0.141, as no quotient need be. */
function readPercent(written: string): number | null {
  return readDecimal(written) === null ? null : readDecimal(`${written}e-2`);
}
