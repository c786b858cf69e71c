import type { Shared } from './shared.ts';

/** The words of the comparison of classifiers. */
export function createCompareMessages({ format }: Shared) {
  return {
    title: 'Compare',
    count: (value: number) => format.count(value),
  };
}
