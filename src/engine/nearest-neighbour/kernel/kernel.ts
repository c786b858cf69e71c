import type { Metric } from '../../contract.ts';

/** Most queries that are compared at a time. */
export const QUERY_BLOCK = 16;

/** References whose bounds are found at a time: their sketches stay in the processor's cache for all queries. */
export const REFERENCE_BLOCK = 512;

/**
 * Holds references as packed bytes and measures pixel distances to them; beside each lies its sketch, which
 * tells from an eighth of the bytes what a distance is at least. All are whole numbers.
 */
export interface Kernel {
  /** 'wasm' (with SIMD) or its twin in plain typed arrays. */
  readonly backend: 'wasm' | 'typescript';
  /** References held. */
  readonly count: number;

  /** Appends references, each 3,072 bytes. */
  add(pixels: Uint8Array): void;

  /** Copies the bytes of one reference. */
  reference(index: number): Uint8Array;

  /** Takes 1 to `QUERY_BLOCK` pictures to be compared from now on. */
  setQueries(pixels: Uint8Array): void;

  /**
   * Finds for each of the references `first` to `first + count - 1` a number that its distance to a query is
   * not below. They must lie in one block: between two multiples of `REFERENCE_BLOCK`.
   *
   * @returns `count` numbers, valid until the next call of this method or of `add`
   */
  bound(metric: Metric, query: number, first: number, count: number): Int32Array;

  /** Measures the distance of a query to one reference. */
  measure(metric: Metric, query: number, reference: number): number;
}
