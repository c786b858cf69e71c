import { PATCH, TILE, VECTOR } from './layout';

const NOTHING = f32x4.splat(0);
const TWO = f32x4.splat(2);
const FOUR = f32x4.splat(4);
const EIGHT = f32x4.splat(8);

/**
 * Multiplies a column of six vectors by Aᵀ of F(4, 3), whose rows are
 * 1 1 1 1 1 0 | 0 1 -1 2 -2 0 | 0 1 1 4 4 0 | 0 1 -1 8 -8 1.
 */
// @ts-ignore: decorator
@inline
function transform(from: usize, step: usize, to: usize, stride: usize): void {
  const m0 = v128.load(from);
  const m1 = v128.load(from + step);
  const m2 = v128.load(from + 2 * step);
  const m3 = v128.load(from + 3 * step);
  const m4 = v128.load(from + 4 * step);
  const m5 = v128.load(from + 5 * step);
  const plus = f32x4.add(m1, m2);
  const minus = f32x4.sub(m1, m2);
  const near = f32x4.add(m3, m4);
  const wide = f32x4.sub(m3, m4);
  v128.store(to, f32x4.add(f32x4.add(m0, plus), near));
  v128.store(to + stride, f32x4.add(minus, f32x4.mul(TWO, wide)));
  v128.store(to + 2 * stride, f32x4.add(plus, f32x4.mul(FOUR, near)));
  v128.store(to + 3 * stride, f32x4.add(f32x4.add(minus, f32x4.mul(EIGHT, wide)), m5));
}

// Unlike `max`, `pmax` is one instruction; it keeps a NaN that comes first.
// @ts-ignore: decorator
@inline
function rectify(value: v128): v128 {
  return f32x4.pmax(value, NOTHING);
}

/** The largest of four neighbours in a tile. */
// @ts-ignore: decorator
@inline
function pool(tile: usize): v128 {
  const below = tile + TILE * VECTOR;
  return f32x4.pmax(
    f32x4.pmax(v128.load(tile), v128.load(tile, VECTOR)),
    f32x4.pmax(v128.load(below), v128.load(below, VECTOR)),
  );
}

/**
 * Transforms 36 points of products back into a tile of 4 x 4 sums, Aᵀ m A, and writes them with their
 * biases, rectified, at `to`; `added` is what is added to them before, or 0.
 *
 * @param plane bytes from a point to the next
 * @param place bytes of the channels of a place
 * @param row bytes from a row of the map to the next
 * @param isPooled whether of each 2 x 2 places the largest alone is written
 * @param half room for 40 vectors
 */
export function writeTile(
  points: usize,
  plane: usize,
  biases: usize,
  place: usize,
  to: usize,
  row: usize,
  added: usize,
  isPooled: bool,
  half: usize,
): void {
  const tile = half + TILE * PATCH * VECTOR;
  for (let channels: usize = 0; channels < place; channels += VECTOR) {
    for (let column: usize = 0; column < PATCH; column++) {
      const from = points + channels + column * plane;
      transform(from, PATCH * plane, half + column * VECTOR, PATCH * VECTOR);
    }
    for (let line: usize = 0; line < TILE; line++) {
      transform(half + line * PATCH * VECTOR, VECTOR, tile + line * TILE * VECTOR, VECTOR);
    }
    const bias = v128.load(biases + channels);
    const side: usize = isPooled ? TILE / 2 : TILE;
    for (let line: usize = 0; line < side; line++) {
      for (let column: usize = 0; column < side; column++) {
        const at = channels + line * row + column * place;
        let sum = isPooled
          ? pool(tile + 2 * (line * TILE + column) * VECTOR)
          : v128.load(tile + (line * TILE + column) * VECTOR);
        sum = f32x4.add(sum, bias);
        if (added) sum = f32x4.add(sum, v128.load(added + at));
        v128.store(to + at, rectify(sum));
      }
    }
  }
}
