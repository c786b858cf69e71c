/** Bytes of one picture; the host's PICTURE_BYTES. */
export const PICTURE: usize = 3072;

/** Bytes of a picture with its norms behind it: the bytes, their sum and the sum of their squares (i32). */
export const RECORD: usize = PICTURE + 16;

/** Bytes of a picture widened to 16 bits a value. */
export const WIDE: usize = 2 * PICTURE;

export function sumOf(record: usize): i32 {
  return load<i32>(record, PICTURE);
}

export function squaresOf(record: usize): i32 {
  return load<i32>(record, PICTURE + 4);
}

/** Adds the four lanes of `lanes`. */
export function total(lanes: v128): i32 {
  return (
    i32x4.extract_lane(lanes, 0) +
    i32x4.extract_lane(lanes, 1) +
    i32x4.extract_lane(lanes, 2) +
    i32x4.extract_lane(lanes, 3)
  );
}

/** Writes the norms of `count` records behind their pictures. */
export function weigh(record: usize, count: i32): void {
  for (let done = 0; done < count; done++) {
    let sum = 0;
    let squares = 0;
    for (let offset: usize = 0; offset < PICTURE; offset++) {
      const value = <i32>load<u8>(record + offset);
      sum += value;
      squares += value * value;
    }
    store<i32>(record, sum, PICTURE);
    store<i32>(record, squares, PICTURE + 4);
    record += RECORD;
  }
}
