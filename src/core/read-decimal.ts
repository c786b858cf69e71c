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
