import { describe, expect, test } from 'vitest';
import { mirror, MOST, nudge, UNCHANGED } from '../../src/core/perturb.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { createChanges, MOST_STEPS } from '../../src/state/changes.svelte.ts';

const picture = Uint8Array.from({ length: PICTURE_BYTES }, (_, at) => (at * 7) % 256);
const other = new Uint8Array(PICTURE_BYTES).fill(9);

function create() {
  const told: [Uint8Array, boolean][] = [];
  const changes = createChanges((pixels, isMoved) => told.push([pixels, isMoved]));
  return { changes, told };
}

describe('the changes of a picture', () => {
  test('show what was taken as it is, then changed, and tell of both', () => {
    const { changes, told } = create();
    expect(changes.pixels).toBeNull();
    changes.take(picture, false);
    changes.change({ right: 2 });
    expect(told).toEqual([
      [picture, false],
      [nudge(picture, 2, 0), true],
    ]);
    expect(changes.pixels).toBe(told[1]![0]);
  });

  test('are undone step by step; the moves of one drag are one step', () => {
    const { changes } = create();
    changes.take(picture, false);
    changes.change({ isMirrored: true });
    changes.change({ right: 1 });
    changes.change({ right: 2 }, true);
    changes.change({ right: 3 }, true);
    changes.undo();
    expect(changes.current).toEqual({ ...UNCHANGED, isMirrored: true });
    expect(changes.pixels).toEqual(mirror(picture));
    changes.undo();
    expect([changes.pixels, changes.canUndo]).toEqual([picture, false]);
    changes.undo();
    expect(changes.pixels).toBe(picture);
  });

  test('are taken back all at once, which is a step as well', () => {
    const { changes } = create();
    changes.take(picture, false);
    changes.change({ blurs: 2 });
    changes.change({ brighter: 20 });
    changes.reset();
    expect(changes.pixels).toBe(picture);
    changes.undo();
    expect(changes.current).toEqual({ ...UNCHANGED, blurs: 2, brighter: 20 });
  });

  test('are kept for so many steps, of which the oldest go', () => {
    const { changes } = create();
    changes.take(picture, false);
    for (let step = 0; step < MOST_STEPS + 6; step++) changes.change({ right: step % 2 ? 1 : 2 });
    let undone = 0;
    for (; changes.canUndo && undone <= 2 * MOST_STEPS; undone++) changes.undo();
    expect([undone, changes.current.right]).toEqual([MOST_STEPS, 1]);
  });

  test('end at their bounds, where nothing is told and nothing to be undone', () => {
    const { changes, told } = create();
    changes.take(picture, false);
    changes.change({ down: 99 });
    changes.change({ down: 100 });
    expect([changes.current.down, told.length]).toEqual([MOST.nudge, 2]);
    changes.undo();
    expect(changes.canUndo).toBe(false);
  });

  test('stay while the picture is moved, and end with it', () => {
    const { changes, told } = create();
    changes.take(picture, false);
    changes.change({ isMirrored: true });
    changes.take(other, true);
    expect(changes.current.isMirrored).toBe(true);
    changes.take(picture, false);
    expect([changes.current, changes.canUndo]).toEqual([UNCHANGED, false]);
    expect(told.at(-1)).toEqual([picture, false]);
  });

  test('have nothing to show before there is a picture', () => {
    const { changes, told } = create();
    changes.change({ right: 1 });
    expect([changes.pixels, told]).toEqual([null, []]);
  });
});
