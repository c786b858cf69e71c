import type { Shared } from './shared.ts';

/** The words of the charts. */
export function createChartMessages({ format }: Shared) {
  return {
    title: 'Chart',
    count: (value: number) => format.count(value),
  };
}
