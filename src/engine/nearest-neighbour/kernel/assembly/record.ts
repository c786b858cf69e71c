/** Bytes of one picture; the host's PICTURE_BYTES. */
export const PICTURE: usize = 3072;

/** Bytes of one row of a picture. */
const ROW: usize = 96;

/** Bytes of a picture with its norms behind it: the bytes, their sum and the sum of their squares (i32). */
export const RECORD: usize = PICTURE + 16;

/** Bytes of the sketch of a picture: the sums (u16) of its 8 x 8 patches of 4 x 4 places, channels apart. */
export const SKETCH: usize = 384;

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

/** Writes the norms of a record behind its picture, and its sketch. */
export function weigh(record: usize, sketch: usize): void {
  let sum = 0;
  let squares = 0;
  for (let top: usize = 0; top < PICTURE; top += 4 * ROW) {
    for (let left = top; left < top + ROW; left += 12) {
      for (let channel: usize = 0; channel < 3; channel++) {
        let patch = 0;
        for (let row = left + channel; row < left + channel + 4 * ROW; row += ROW) {
          for (let place = row; place < row + 12; place += 3) {
            const value = <i32>load<u8>(record + place);
            patch += value;
            squares += value * value;
          }
        }
        sum += patch;
        store<u16>(sketch, <u16>patch);
        sketch += 2;
      }
    }
  }
  store<i32>(record, sum, PICTURE);
  store<i32>(record, squares, PICTURE + 4);
}
