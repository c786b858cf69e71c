import type { Shared } from './shared.ts';

/** The words of the calibration panel. */
export function createCalibrationMessages({ format }: Shared) {
  return {
    title: 'Calibration',
    count: (value: number) => format.count(value),
  };
}
