import { NUMBER, VECTOR } from './layout';

/** Rows and columns of c that are summed up at a time: their sums fill half of the vector registers. */
const ROWS: usize = 4;
const COLUMNS: usize = 8;

// @ts-ignore: decorator
@inline
function addProduct(sum: v128, left: v128, right: v128): v128 {
  return f32x4.add(sum, f32x4.mul(left, right));
}

/** Sums of 4 x 8 products, each in the order of the depth whatever stands beside it. */
function multiplyBlock(a: usize, row: usize, b: usize, c: usize, line: usize): void {
  let sum00 = f32x4.splat(0);
  let sum01 = f32x4.splat(0);
  let sum10 = f32x4.splat(0);
  let sum11 = f32x4.splat(0);
  let sum20 = f32x4.splat(0);
  let sum21 = f32x4.splat(0);
  let sum30 = f32x4.splat(0);
  let sum31 = f32x4.splat(0);
  let a1 = a + row;
  let a2 = a1 + row;
  let a3 = a2 + row;
  const end = a1;
  while (a < end) {
    const right0 = v128.load(b);
    const right1 = v128.load(b, VECTOR);
    let left = v128.load32_splat(a);
    sum00 = addProduct(sum00, left, right0);
    sum01 = addProduct(sum01, left, right1);
    left = v128.load32_splat(a1);
    sum10 = addProduct(sum10, left, right0);
    sum11 = addProduct(sum11, left, right1);
    left = v128.load32_splat(a2);
    sum20 = addProduct(sum20, left, right0);
    sum21 = addProduct(sum21, left, right1);
    left = v128.load32_splat(a3);
    sum30 = addProduct(sum30, left, right0);
    sum31 = addProduct(sum31, left, right1);
    a += NUMBER;
    a1 += NUMBER;
    a2 += NUMBER;
    a3 += NUMBER;
    b += COLUMNS * NUMBER;
  }
  v128.store(c, sum00);
  v128.store(c, sum01, VECTOR);
  c += line;
  v128.store(c, sum10);
  v128.store(c, sum11, VECTOR);
  c += line;
  v128.store(c, sum20);
  v128.store(c, sum21, VECTOR);
  c += line;
  v128.store(c, sum30);
  v128.store(c, sum31, VECTOR);
}

/**
 * Multiplies matrices, c = a b.
 *
 * @param a rows x depth numbers
 * @param b depth x columns numbers, in panels of 8 columns
 * @param c rows x columns numbers
 * @param rows a multiple of 4
 * @param columns a multiple of 8
 */
export function multiply(
  a: usize,
  b: usize,
  c: usize,
  rows: usize,
  depth: usize,
  columns: usize,
): void {
  const row = depth * NUMBER;
  const line = columns * NUMBER;
  for (const end = c + line; c < end; c += COLUMNS * NUMBER) {
    for (let first: usize = 0; first < rows; first += ROWS) {
      multiplyBlock(a + first * row, row, b, c + first * line, line);
    }
    b += depth * COLUMNS * NUMBER;
  }
}
