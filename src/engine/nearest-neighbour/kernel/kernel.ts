import type { Metric } from '../../contract.ts';

/** Most queries that one measurement compares with the references. */
export const QUERY_BLOCK = 4;

/** Most references that one measurement looks at. */
export const REFERENCE_BLOCK = 1024;

/**
 * Holds references as packed bytes and measures pixel distances to them.
 * A measurement is for the queries that were set last.
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
   * Measures every query against the references `first` to `first + count - 1` (`count` at most `REFERENCE_BLOCK`).
   *
   * @returns whole numbers, the distance of query q to reference `first + i` at `q * REFERENCE_BLOCK + i`;
   *   valid until the next call of any method
   */
  measure(metric: Metric, first: number, count: number): Int32Array;
}
