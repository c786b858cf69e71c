/** Mean and standard deviation of each column of a table. */
export interface Moments {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/** Measures the columns of a table of rows of `width` numbers. */
export function measureMoments(rows: Float32Array, width: number): Moments {
  const count = rows.length / width;
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  rows.forEach((value, at) => (mean[at % width]! += value / count));
  rows.forEach((value, at) => (deviation[at % width]! += (value - mean[at % width]!) ** 2 / count));
  return { mean, deviation: deviation.map(Math.sqrt) };
}

/** Gives every column mean 0 and deviation 1, in place. */
export function standardise(rows: Float32Array, { mean, deviation }: Moments): void {
  const width = mean.length;
  rows.forEach((value, at) => {
    const column = at % width;
    rows[at] = (value - mean[column]!) / deviation[column]!;
  });
}
