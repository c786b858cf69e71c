import type { Shared } from './shared.ts';

/** The words of the confusion matrix and its pictures. */
export function createConfusionMessages({ format }: Shared) {
  return {
    title: 'Confusion',
    count: (value: number) => format.count(value),
  };
}
