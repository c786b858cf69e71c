// Sum of squared differences, exactly:  (r - q)² summed  =  r² summed  +  q² summed  -  2 * r q summed.
// The norms are known, so one multiply-and-add for eight values is left.
// The largest product sum, 3072 * 255², is below 2³¹.
import { PICTURE, SKETCH, squaresOf, total } from './record';

/** Distance of a reference to a query: its record, and its values widened to 16 bits. */
export function l2(query: usize, wide: usize, reference: usize): i32 {
  let low = i32x4.splat(0);
  let high = i32x4.splat(0);
  for (let offset: usize = 0; offset < PICTURE; offset += 16) {
    const bytes = v128.load(reference + offset);
    const at = wide + 2 * offset;
    low = i32x4.add(low, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(bytes), v128.load(at)));
    high = i32x4.add(high, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(bytes), v128.load(at, 16)));
  }
  return squaresOf(reference) + squaresOf(query) - 2 * total(i32x4.add(low, high));
}

function addSquares(lanes: v128, reference: usize, query: usize): v128 {
  const difference = i16x8.sub(v128.load(reference), v128.load(query));
  return i32x4.add(lanes, i32x4.dot_i16x8_s(difference, difference));
}

/**
 * Writes what the distances of one sketch to `count` others are at least, as i32 at `out`: sixteen differences
 * that sum to d have squares that sum to d² / 16 or more. A lane holds at most 48 * 4080², below 2³¹.
 */
export function l2Bounds(query: usize, reference: usize, count: i32, out: usize): void {
  for (let done = 0; done < count; done++) {
    let lanes = i32x4.splat(0);
    for (let offset: usize = 0; offset < SKETCH; offset += 16) {
      lanes = addSquares(lanes, reference + offset, query + offset);
    }
    // Each lane rounds down before the four are added, which four full ones would overflow.
    store<i32>(out, total(i32x4.shr_s(lanes, 4)));
    out += 4;
    reference += SKETCH;
  }
}
