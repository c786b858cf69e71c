import { describe, expect, test } from 'vitest';
import type { LabelPlace } from '../../src/core/curve-labels.ts';
import { placeLabels } from '../../src/core/curve-labels.ts';
import { traceCurve } from '../../src/core/curve-path.ts';

type Shape = (x: number) => number;

const ROOM = { width: 500, height: 300, line: 20 };
const PHONE = { width: 227, height: 212, line: 20 };
const WIDTH = 75;

const listAlong = (width: number) =>
  Array.from({ length: 101 }, (_, index) => (index / 100) * width);
const trace = (width: number, shape: Shape) => {
  const along = listAlong(width);
  return traceCurve(along, along.map(shape), 0);
};

/** Whether the line of a curve runs through a name. */
function covers(place: LabelPlace, shape: Shape, width: number): boolean {
  for (let x = place.x; x <= place.x + width; x++) {
    const y = shape(x);
    if (y > place.y - 16 && y < place.y + 4) return true;
  }
  return false;
}

/** Pixels from a name to a curve at the name's middle. */
const measureFrom = ({ x, y }: LabelPlace, shape: Shape) =>
  Math.abs(shape(x + WIDTH / 2) - (y - 6));

/** A curve as a ROC has it: steep first, then flat. */
const bend = (room: typeof ROOM, power: number): Shape => {
  return (x) => room.height * (1 - Math.pow(Math.max(0, x / room.width), power));
};

describe('names beside curves', () => {
  test.each([
    ['that lie apart', ROOM, [() => 150, (x) => 250 - x / 2.5, (x) => 20 + x / 2]],
    ['of a ROC', ROOM, [bend(ROOM, 0.02), bend(ROOM, 0.25), bend(ROOM, 0.35)]],
    ['of a ROC on a phone', PHONE, [bend(PHONE, 0.02), bend(PHONE, 0.25), bend(PHONE, 0.3)]],
    ['that rise together', PHONE, [bend(PHONE, 2.5), bend(PHONE, 3), bend(PHONE, 0.1)]],
    ['that are the same', PHONE, [() => 100, () => 100, () => 100]],
  ] as const satisfies readonly (readonly [string, typeof ROOM, readonly Shape[]])[])(
    '%s lie on no curve and on no other name, and none is missing',
    (_, room, shapes: readonly Shape[]) => {
      const widths = shapes.map(() => WIDTH);
      const places = placeLabels(
        shapes.map((shape) => trace(room.width, shape)),
        widths,
        room,
      );
      places.forEach((place, index) => {
        expect(place).not.toBeNull();
        for (const shape of shapes) expect(covers(place!, shape, WIDTH)).toBe(false);
        for (const other of places.slice(index + 1)) {
          const isApart =
            Math.abs(other!.x - place!.x) >= WIDTH || Math.abs(other!.y - place!.y) >= room.line;
          expect(isApart).toBe(true);
        }
      });
    },
  );

  test('are nearest to their own, or lead to it', () => {
    const shapes = [bend(PHONE, 0.02), bend(PHONE, 0.25), bend(PHONE, 0.35)];
    const curves = shapes.map((shape) => trace(PHONE.width, shape));
    const places = placeLabels(curves, [WIDTH, WIDTH, WIDTH], PHONE);
    expect(places.some((place) => place!.leader !== null)).toBe(true);
    places.forEach((place, own) => {
      const { leader } = place!;
      if (leader) {
        const { x, y } = curves[own]!;
        const gaps = Array.from(x, (at, index) =>
          Math.hypot(at - leader.to.x, y[index]! - leader.to.y),
        );
        expect(Math.min(...gaps)).toBeLessThan(5);
      } else {
        const distances = shapes.map((shape) => measureFrom(place!, shape));
        expect(Math.min(...distances)).toBe(distances[own]);
      }
    });
  });

  test('need no leader where the curves lie apart', () => {
    const shapes: readonly Shape[] = [() => 50, () => 150, () => 250];
    const curves = shapes.map((shape) => trace(ROOM.width, shape));
    const places = placeLabels(curves, [WIDTH, WIDTH, WIDTH], ROOM);
    expect(places.map((place) => place?.leader)).toEqual([null, null, null]);
  });

  test.each([
    ['no curve', traceCurve([], [], 0), ROOM],
    ['one point', traceCurve([3], [4], 0), ROOM],
    ['no room', trace(500, () => 150), { ...ROOM, width: 60 }],
  ])('is none beside %s', (_, curve, room) => {
    expect(placeLabels([curve], [WIDTH], room)).toEqual([null]);
  });
});
