/** The part of ml-knn that the bench uses; the package has no types of its own. */
declare module 'ml-knn' {
  export default class KNN {
    constructor(
      rows: readonly { slice(): number[] }[],
      labels: readonly number[],
      options: { readonly k: number },
    );

    predict(row: readonly number[]): number;
  }
}
