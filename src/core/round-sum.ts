/**
 * Rounds the parts of a sum so that what is shown adds up to the rounded sum: whoever adds the parts up finds
 * what stands beneath. Where rounding each part would miss it, the parts nearest to being rounded the other
 * way are (the method of largest remainders).
 *
 * @param digits decimals, 0 or more
 * @returns the parts in their order, each less than one unit of the last decimal from the true one
 */
export function roundSum(parts: readonly number[], digits: number): number[] {
  const unit = 10 ** digits;
  const scaled = parts.map((part) => part * unit);
  const floors = scaled.map(Math.floor);
  const total = Math.round(scaled.reduce((sum, part) => sum + part, 0));
  const short = total - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = scaled
    .map((part, index) => ({ index, remainder: part - floors[index]! }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  const raised = new Set(byRemainder.slice(0, short).map(({ index }) => index));
  return floors.map((floor, index) => (floor + (raised.has(index) ? 1 : 0)) / unit);
}
