import type { Shared } from './shared.ts';

/** The words of the costs panel. */
export function createCostMessages({ format }: Shared) {
  return {
    title: 'Cost',
    count: (value: number) => format.count(value),
  };
}
