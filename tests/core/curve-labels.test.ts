import { describe, expect, test } from 'vitest';
import { placeLabels } from '../../src/core/curve-labels.ts';
import { traceCurve } from '../../src/core/curve-path.ts';

const along = Array.from({ length: 50 }, (_, index) => 10 * index);
const trace = (height: (x: number) => number) => traceCurve(along, along.map(height), 0);
const ROOM = { width: 500, height: 300, line: 20 };
const WIDTH = 120;

/** Whether the line of a curve runs through a name. */
function covers(place: { x: number; y: number }, height: (x: number) => number): boolean {
  for (let x = place.x; x <= place.x + WIDTH; x++) {
    const y = height(x);
    if (y > place.y - 16 && y < place.y + 4) return true;
  }
  return false;
}

describe('names beside curves', () => {
  const flat = () => 150;
  const rising = (x: number) => 250 - x / 2.5;
  const shapes = [flat, rising, (x: number) => 20 + x / 2];

  test('lie on no curve and on no other name', () => {
    const places = placeLabels(shapes.map(trace), [WIDTH, WIDTH, WIDTH], ROOM);
    places.forEach((place, index) => {
      for (const height of shapes) expect(covers(place!, height)).toBe(false);
      for (const other of places.slice(index + 1)) {
        const isApart =
          Math.abs(other!.x - place!.x) >= WIDTH || Math.abs(other!.y - place!.y) >= 20;
        expect(isApart).toBe(true);
      }
    });
  });

  test.each([
    ['no curve', traceCurve([], [], 0), ROOM],
    ['one point', traceCurve([3], [4], 0), ROOM],
    ['no room', trace(flat), { ...ROOM, width: 60 }],
  ])('is none beside %s', (_, curve, room) => {
    expect(placeLabels([curve], [WIDTH], room)).toEqual([null]);
  });
});
