/** Points of a transformed filter, 6 x 6. */
export const POINTS = 36;

/** Outputs that lie side by side. */
const PANEL = 8;

/** G of F(4, 3), by row. */
const ROWS = [
  [1 / 4, 0, 0],
  [-1 / 6, -1 / 6, -1 / 6],
  [-1 / 6, 1 / 6, -1 / 6],
  [1 / 24, 1 / 12, 1 / 6],
  [1 / 24, -1 / 12, 1 / 6],
  [0, 0, 1],
] as const;

/**
 * Transforms 3 x 3 filters g into 6 x 6 points each, G g Gᵀ: F(4 x 4, 3 x 3) of Lavin and Gray 2015, "Fast
 * Algorithms for Convolutional Neural Networks".
 *
 * @param weights 3 x 3 x inputs x outputs
 * @param inputs channels that the weights have
 * @param depth channels that the points get; those beyond `inputs` are zeros
 * @param outputs a multiple of 8
 * @returns 36 x (outputs / 8) x depth x 8
 */
export function transformFilters(
  weights: Float32Array,
  inputs: number,
  depth: number,
  outputs: number,
): Float32Array {
  const points = new Float32Array(POINTS * depth * outputs);
  const half = new Float64Array(ROWS.length * 3 * outputs);
  for (let input = 0; input < inputs; input++) {
    for (const [row, [first, second, third]] of ROWS.entries()) {
      for (let column = 0; column < 3; column++) {
        for (let output = 0; output < outputs; output++) {
          const at = (column * inputs + input) * outputs + output;
          const line = 3 * inputs * outputs;
          half[(row * 3 + column) * outputs + output] =
            first * weights[at]! + second * weights[at + line]! + third * weights[at + 2 * line]!;
        }
      }
    }
    for (let point = 0; point < POINTS; point++) {
      const from = 3 * Math.floor(point / ROWS.length) * outputs;
      const [first, second, third] = ROWS[point % ROWS.length]!;
      for (let output = 0; output < outputs; output++) {
        const panel = Math.floor(output / PANEL);
        const to = ((point * (outputs / PANEL) + panel) * depth + input) * PANEL;
        const at = from + output;
        points[to + (output % PANEL)] =
          first * half[at]! + second * half[at + outputs]! + third * half[at + 2 * outputs]!;
      }
    }
  }
  return points;
}
