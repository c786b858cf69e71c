// Sum of absolute differences, exactly:  |r - q| summed  =  2 * max(r - q, 0) summed  -  r summed  +  q summed.
// The norms are known, so one saturating subtraction for sixteen bytes is left.
// A 16-bit lane takes at most 510 at a time: 96 steps make 48,960, which fits; then it is emptied.
import { PICTURE, RECORD, sumOf, total } from './record';

const HALF: usize = PICTURE / 2;

function addExcess(sums: v128, reference: v128, query: usize): v128 {
  const excess = i8x16.sub_sat_u(reference, v128.load(query));
  return i16x8.add(sums, i16x8.extadd_pairwise_i8x16_u(excess));
}

function empty(lanes: v128, sums: v128): v128 {
  return i32x4.add(lanes, i32x4.extadd_pairwise_i16x8_u(sums));
}

function distance(excess: v128, query: usize, reference: usize): i32 {
  return 2 * total(excess) - sumOf(reference) + sumOf(query);
}

/** Distances of one query record to `count` reference records, as i32 at `out`. */
export function l1One(query: usize, reference: usize, count: i32, out: usize): void {
  for (let done = 0; done < count; done++) {
    let lanes = i32x4.splat(0);
    for (let start: usize = 0; start < PICTURE; start += HALF) {
      let even = i16x8.splat(0);
      let odd = i16x8.splat(0);
      for (let offset = start; offset < start + HALF; offset += 32) {
        even = addExcess(even, v128.load(reference + offset), query + offset);
        odd = addExcess(odd, v128.load(reference + offset, 16), query + offset + 16);
      }
      lanes = empty(empty(lanes, even), odd);
    }
    store<i32>(out, distance(lanes, query, reference));
    out += 4;
    reference += RECORD;
  }
}

/** Distances of four query records to `count` reference records; those of query i start `i * stride` bytes after `out`. */
export function l1Block(query: usize, reference: usize, count: i32, out: usize, stride: usize): void {
  for (let done = 0; done < count; done++) {
    let lanes0 = i32x4.splat(0);
    let lanes1 = i32x4.splat(0);
    let lanes2 = i32x4.splat(0);
    let lanes3 = i32x4.splat(0);
    for (let start: usize = 0; start < PICTURE; start += HALF) {
      let sums0 = i16x8.splat(0);
      let sums1 = i16x8.splat(0);
      let sums2 = i16x8.splat(0);
      let sums3 = i16x8.splat(0);
      for (let offset = start; offset < start + HALF; offset += 16) {
        const bytes = v128.load(reference + offset);
        const at = query + offset;
        sums0 = addExcess(sums0, bytes, at);
        sums1 = addExcess(sums1, bytes, at + RECORD);
        sums2 = addExcess(sums2, bytes, at + 2 * RECORD);
        sums3 = addExcess(sums3, bytes, at + 3 * RECORD);
      }
      lanes0 = empty(lanes0, sums0);
      lanes1 = empty(lanes1, sums1);
      lanes2 = empty(lanes2, sums2);
      lanes3 = empty(lanes3, sums3);
    }
    store<i32>(out, distance(lanes0, query, reference));
    store<i32>(out + stride, distance(lanes1, query + RECORD, reference));
    store<i32>(out + 2 * stride, distance(lanes2, query + 2 * RECORD, reference));
    store<i32>(out + 3 * stride, distance(lanes3, query + 3 * RECORD, reference));
    out += 4;
    reference += RECORD;
  }
}
