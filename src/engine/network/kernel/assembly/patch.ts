import { PATCH, VECTOR } from './layout';

const TWO = f32x4.splat(2);
const FOUR = f32x4.splat(4);
const FIVE = f32x4.splat(5);

/**
 * Multiplies a column of six vectors by Bᵀ of F(4, 3), whose rows are
 * 4 0 -5 0 1 0 | 0 -4 -4 1 1 0 | 0 4 -4 -1 1 0 | 0 -2 -1 2 1 0 | 0 2 -1 -2 1 0 | 0 4 0 -5 0 1.
 */
// @ts-ignore: decorator
@inline
function transform(from: usize, step: usize, to: usize, stride: usize): void {
  const d0 = v128.load(from);
  const d1 = v128.load(from + step);
  const d2 = v128.load(from + 2 * step);
  const d3 = v128.load(from + 3 * step);
  const d4 = v128.load(from + 4 * step);
  const d5 = v128.load(from + 5 * step);
  const odd = f32x4.sub(d3, f32x4.mul(FOUR, d1));
  const even = f32x4.sub(d4, f32x4.mul(FOUR, d2));
  const wide = f32x4.mul(TWO, f32x4.sub(d3, d1));
  const near = f32x4.sub(d4, d2);
  v128.store(to, f32x4.add(f32x4.sub(f32x4.mul(FOUR, d0), f32x4.mul(FIVE, d2)), d4));
  v128.store(to + stride, f32x4.add(even, odd));
  v128.store(to + 2 * stride, f32x4.sub(even, odd));
  v128.store(to + 3 * stride, f32x4.add(near, wide));
  v128.store(to + 4 * stride, f32x4.sub(near, wide));
  v128.store(to + 5 * stride, f32x4.add(f32x4.sub(f32x4.mul(FOUR, d1), f32x4.mul(FIVE, d3)), d5));
}

/**
 * Transforms the patch of 6 x 6 places at `from` into 36 points, Bᵀ d B.
 *
 * @param row bytes from a row of the map to the next
 * @param place bytes of the channels of a place
 * @param plane bytes from a point to the next
 * @param half room for 36 vectors
 */
export function transformPatch(
  from: usize,
  row: usize,
  place: usize,
  points: usize,
  plane: usize,
  half: usize,
): void {
  for (let channels: usize = 0; channels < place; channels += VECTOR) {
    for (let column: usize = 0; column < PATCH; column++) {
      const top = from + channels + column * place;
      transform(top, row, half + column * VECTOR, PATCH * VECTOR);
    }
    for (let line: usize = 0; line < PATCH; line++) {
      const to = points + channels + line * PATCH * plane;
      transform(half + line * PATCH * VECTOR, VECTOR, to, plane);
    }
  }
}
