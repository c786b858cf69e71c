// Sum of squared differences, exactly:  (r - q)² summed  =  r² summed  +  q² summed  -  2 * r q summed.
// The norms are known, so one multiply-and-add for eight values is left; queries come widened to 16 bits.
// The largest product sum, 3072 * 255², is below 2³¹.
import { PICTURE, RECORD, WIDE, squaresOf, total } from './record';

function addProduct(lanes: v128, values: v128, wide: usize): v128 {
  return i32x4.add(lanes, i32x4.dot_i16x8_s(values, v128.load(wide)));
}

function distance(products: v128, query: usize, reference: usize): i32 {
  return squaresOf(reference) + squaresOf(query) - 2 * total(products);
}

/** Distances of one query (its record, and its values widened) to `count` reference records, as i32 at `out`. */
export function l2One(query: usize, wide: usize, reference: usize, count: i32, out: usize): void {
  for (let done = 0; done < count; done++) {
    let low = i32x4.splat(0);
    let high = i32x4.splat(0);
    for (let offset: usize = 0; offset < PICTURE; offset += 16) {
      const bytes = v128.load(reference + offset);
      const at = wide + 2 * offset;
      low = addProduct(low, i16x8.extend_low_i8x16_u(bytes), at);
      high = addProduct(high, i16x8.extend_high_i8x16_u(bytes), at + 16);
    }
    store<i32>(out, distance(i32x4.add(low, high), query, reference));
    out += 4;
    reference += RECORD;
  }
}

/** Distances of four queries to `count` reference records; those of query i start `i * stride` bytes after `out`. */
export function l2Block(
  query: usize,
  wide: usize,
  reference: usize,
  count: i32,
  out: usize,
  stride: usize,
): void {
  for (let done = 0; done < count; done++) {
    let lanes0 = i32x4.splat(0);
    let lanes1 = i32x4.splat(0);
    let lanes2 = i32x4.splat(0);
    let lanes3 = i32x4.splat(0);
    for (let offset: usize = 0; offset < PICTURE; offset += 16) {
      const bytes = v128.load(reference + offset);
      const low = i16x8.extend_low_i8x16_u(bytes);
      const high = i16x8.extend_high_i8x16_u(bytes);
      const at = wide + 2 * offset;
      lanes0 = addProduct(addProduct(lanes0, low, at), high, at + 16);
      lanes1 = addProduct(addProduct(lanes1, low, at + WIDE), high, at + WIDE + 16);
      lanes2 = addProduct(addProduct(lanes2, low, at + 2 * WIDE), high, at + 2 * WIDE + 16);
      lanes3 = addProduct(addProduct(lanes3, low, at + 3 * WIDE), high, at + 3 * WIDE + 16);
    }
    store<i32>(out, distance(lanes0, query, reference));
    store<i32>(out + stride, distance(lanes1, query + RECORD, reference));
    store<i32>(out + 2 * stride, distance(lanes2, query + 2 * RECORD, reference));
    store<i32>(out + 3 * stride, distance(lanes3, query + 3 * RECORD, reference));
    out += 4;
    reference += RECORD;
  }
}
