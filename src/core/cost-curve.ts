import type { Costs } from './costs.ts';
import { measureCost } from './costs.ts';
import type { Curve } from './curves.ts';
import type { Span } from './scales.ts';
import { placeThreshold } from './scales.ts';
import type { Sweep } from './sweep.ts';

/**
 * Traces the cost for each 100 pictures along the log-odds of the threshold, from accepting nothing
 * (1) down to accepting everything. From a point to the next the cost stays, and changes there.
 *
 * @param columns how many places can be told apart: of the points that share one, only the first, the
 *   last, the cheapest and the dearest are kept
 * @returns null where no cost can be told
 */
export function traceCost(sweep: Sweep, costs: Costs, span: Span, columns: number): Curve | null {
  const x: number[] = [];
  const y: number[] = [];
  const { thresholds } = sweep;
  const placeOf = (point: number) => placeThreshold(thresholds[point]!, 'log-odds', span);
  for (let point = 0; point < thresholds.length;) {
    const column = Math.floor(placeOf(point) * columns);
    let [end, cheapest, dearest] = [point, point, point];
    for (; end < thresholds.length && Math.floor(placeOf(end) * columns) === column; end++) {
      const cost = measureCost(sweep, end, costs);
      if (cost === null) return null;
      if (cost < measureCost(sweep, cheapest, costs)!) cheapest = end;
      if (cost > measureCost(sweep, dearest, costs)!) dearest = end;
    }
    const kept = [...new Set([point, cheapest, dearest, end - 1])].sort(
      (one, other) => one - other,
    );
    x.push(...kept.map(placeOf));
    y.push(...kept.map((one) => measureCost(sweep, one, costs)!));
    point = end;
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
}
