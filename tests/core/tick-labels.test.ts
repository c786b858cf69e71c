import { describe, expect, test } from 'vitest';
import { createCountAxis, createShareAxis, layAxis } from '../../src/ui/charts/axis.ts';
import type { Axis } from '../../src/ui/charts/axis.ts';
import { chooseTickLabels } from '../../src/core/tick-labels.ts';

const LETTER = 7.5;

/** The labels that an axis of a width writes. */
function write(axis: Axis, width: number): string[] {
  const ruler = layAxis(axis, 0, width);
  const labels = axis.ticks.map((tick) => ({
    centre: ruler(tick),
    length: LETTER * axis.format(tick).length,
  }));
  return chooseTickLabels(labels).map((index) => axis.format(axis.ticks[index]!));
}

const count = (most: number) => createCountAxis('', most, (value) => value.toLocaleString('en-GB'));
const share = createShareAxis('', (value) => `${100 * value} %`);

describe('labels of ticks', () => {
  test.each([
    ['all where there is room', count(9_000), 400, ['0', '1', '10', '100', '1,000', '9,000']],
    ['both ends where two would touch', count(5_930), 200, ['0', '1', '10', '100', '5,930']],
    ['the ends alone where nothing else fits', count(9_000), 60, ['0', '9,000']],
    ['every second of even ones', share, 120, ['0 %', '50 %', '100 %']],
    ['one where not even two fit', share, 20, ['0 %']],
  ])('are %s', (_, axis, width, expected) => {
    expect(write(axis, width)).toEqual(expected);
  });

  test.each([40, 90, 180, 227, 400, 900])('touch nowhere on %d pixels', (width) => {
    for (const most of [1, 7, 300, 999, 2_001, 5_930, 10_000]) {
      const axis = count(most);
      const ruler = layAxis(axis, 0, width);
      const labels = axis.ticks.map((tick) => {
        return { centre: ruler(tick), length: LETTER * axis.format(tick).length };
      });
      const ends = chooseTickLabels(labels).map((index) => {
        const { centre, length } = labels[index]!;
        return [centre - length / 2, centre + length / 2] as const;
      });
      ends.slice(1).forEach(([left], index) => expect(left).toBeGreaterThan(ends[index]![1]));
    }
  });

  test('are none of no tick, and one of one', () => {
    expect(chooseTickLabels([])).toEqual([]);
    expect(chooseTickLabels([{ centre: 3, length: 9 }])).toEqual([0]);
  });
});
