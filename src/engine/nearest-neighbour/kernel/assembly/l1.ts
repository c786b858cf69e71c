// Sum of absolute differences, exactly:  |r - q| summed  =  2 * max(r - q, 0) summed  -  r summed  +  q summed.
// The norms are known, so one saturating subtraction for sixteen bytes is left.
// A 16-bit lane takes at most 510 at a time: 96 steps make 48,960, which fits; then it is emptied.
import { PICTURE, SKETCH, sumOf, total } from './record';

const HALF: usize = PICTURE / 2;

function addExcess(sums: v128, reference: usize, query: usize): v128 {
  const excess = i8x16.sub_sat_u(v128.load(reference), v128.load(query));
  return i16x8.add(sums, i16x8.extadd_pairwise_i8x16_u(excess));
}

function empty(lanes: v128, sums: v128): v128 {
  return i32x4.add(lanes, i32x4.extadd_pairwise_i16x8_u(sums));
}

/** Distance of two records. */
export function l1(query: usize, reference: usize): i32 {
  let excess = i32x4.splat(0);
  for (let start: usize = 0; start < PICTURE; start += HALF) {
    let even = i16x8.splat(0);
    let odd = i16x8.splat(0);
    for (let offset = start; offset < start + HALF; offset += 32) {
      even = addExcess(even, reference + offset, query + offset);
      odd = addExcess(odd, reference + offset + 16, query + offset + 16);
    }
    excess = empty(empty(excess, even), odd);
  }
  return 2 * total(excess) - sumOf(reference) + sumOf(query);
}

// Sums differ by no more than what they sum does. A patch sums to at most 16 * 255: 12 steps make 48,960.
const HALF_SKETCH: usize = SKETCH / 2;

function addDifference(sums: v128, reference: usize, query: usize): v128 {
  return i16x8.add(sums, i16x8.abs(i16x8.sub(v128.load(reference), v128.load(query))));
}

/** Writes what the distances of one sketch to `count` others are at least, as i32 at `out`. */
export function l1Bounds(query: usize, reference: usize, count: i32, out: usize): void {
  for (let done = 0; done < count; done++) {
    let low = i16x8.splat(0);
    let high = i16x8.splat(0);
    for (let offset: usize = 0; offset < HALF_SKETCH; offset += 16) {
      low = addDifference(low, reference + offset, query + offset);
      high = addDifference(high, reference + HALF_SKETCH + offset, query + HALF_SKETCH + offset);
    }
    store<i32>(out, total(empty(empty(i32x4.splat(0), low), high)));
    out += 4;
    reference += SKETCH;
  }
}
