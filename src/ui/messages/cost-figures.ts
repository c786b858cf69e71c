/** How costs are written, in one language: rare mistakes make costs of any size. */
export interface CostFigures {
  /** With three significant digits, and all that stand before the point: "0.00480", "12.0", "1,234". */
  cost(value: number): string;
  /** The same without zeros at its end, for an axis: "0.002", "15". */
  tick(value: number): string;
}

/** @param locale a BCP 47 tag */
export function createCostFigures(locale: string): CostFigures {
  const whole = { maximumFractionDigits: 0, roundingPriority: 'morePrecision' } as const;
  const cost = new Intl.NumberFormat(locale, {
    ...whole,
    minimumSignificantDigits: 3,
    maximumSignificantDigits: 3,
  });
  const tick = new Intl.NumberFormat(locale, { ...whole, maximumSignificantDigits: 3 });
  return {
    cost: (value) => (value === 0 ? tick : cost).format(value),
    tick: (value) => tick.format(value),
  };
}
