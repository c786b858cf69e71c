import type { Timing } from '../timing.ts';

/** What stands where there is no figure. */
export const NOTHING = '–';

/** As the tables name them. */
export const CLASSIFIER_NAMES = {
  'nearest-neighbour': 'Nearest neighbour',
  linear: 'Linear classifier',
  network: 'Convolutional network',
} as const;

/** Three digits that count. */
export const digits = (value: number) => String(Number(value.toPrecision(3)));
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
export const milliseconds = (value: number) => `${digits(value)} ms`;
export const seconds = (value: number) => `${digits(value / 1000)} s`;

/** The median, and the fastest and the slowest round. */
export function spread(
  { median, rounds }: Timing,
  write: (value: number) => string,
  unit: string,
): string {
  return `${write(median)}${unit} (${write(Math.min(...rounds))} to ${write(Math.max(...rounds))})`;
}

export const spreadMilliseconds = (time: Timing) => spread(time, digits, ' ms');
export const spreadSeconds = (time: Timing) => spread(time, (value) => digits(value / 1000), ' s');
