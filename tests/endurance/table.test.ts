import { expect, test } from 'vitest';
import { ROUNDS } from './hour.ts';
import type { Sample } from './sample.ts';
import { countUse, formatSamples } from './table.ts';

const sample: Sample = {
  tensors: 20,
  buffers: 20,
  tensorBytes: 4_400_000,
  gpuBytes: 4_400_000,
  webAssemblyBytes: 30_000_000,
  objectUrls: 0,
  listeners: 80,
  nodes: 4_233,
  heap: 8_600_000,
  code: 4_100_000,
  objects: 3_300_000,
};

test('an hour is 2,000 predictions, 200 batches, 50 switches, 1,000 moves, 1,000 frames and 100 pages, or more', () => {
  const [onWebAssembly, onWebgl, ...others] = countUse(ROUNDS);
  expect(onWebAssembly! + onWebgl!).toBeGreaterThanOrEqual(2_000);
  for (const [at, least] of [200, 50, 1_000, 1_000, 100].entries()) {
    expect(others[at]).toBeGreaterThanOrEqual(least);
  }
});

test('what was done is counted after the warm-up', () => {
  const later = { ...sample, heap: 9_000_000 };
  const table = formatSamples([
    { round: 0, sample },
    { round: ROUNDS, sample: later },
  ]);
  const cells = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  expect(cells.map((row) => row.slice(1, -1))).toEqual(
    expect.arrayContaining([
      ['', 'After warm-up', '10 rounds after it'],
      ['Predictions on WebAssembly', '0', '2,050'],
      ['Predictions on WebGL', '0', '30'],
      ['Batches started and cancelled', '0', '200'],
      ['Switches of backend', '0', '60'],
      ['Moves of the slider', '0', '1,000'],
      ['Frames of the camera', '0', '1,000'],
      ['Changes of page', '0', '100'],
      ['JavaScript heap', '8.6 MB', '9.0 MB'],
      ['Of it compiled code', '4.1 MB', '4.1 MB'],
    ]),
  );
});
