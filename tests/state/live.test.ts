import { afterEach, describe, expect, test } from 'vitest';
import type { Camera, CameraFailureReason } from '../../src/data/camera/open-camera.ts';
import { CameraFailure } from '../../src/data/camera/open-camera.ts';
import { createLive, type Live } from '../../src/state/live.svelte.ts';
import { createPicture } from '../../src/state/picture.svelte.ts';
import type { Playground } from '../../src/state/playground.svelte.ts';
import { createSubject } from '../../src/state/subject.svelte.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));
const frame = (grey: number) => ({
  side: 32,
  rgba: new Uint8ClampedArray(32 * 32 * 4).fill(grey),
  pixels: new Uint8Array(32 * 32 * 3).fill(grey),
});

/** A camera that was asked for, which the test gives or refuses. */
interface Opening {
  readonly id: string | null;
  /** It is unplugged. */
  readonly end: () => void;
  readonly give: (id: string, isFront?: boolean) => void;
  readonly refuse: (reason: CameraFailureReason) => void;
}

const lives: Live[] = [];
afterEach(() => {
  for (const live of lives.splice(0)) live.close();
});

function create() {
  const openings: Opening[] = [];
  /** What was switched on, and off. */
  const switched: string[] = [];
  let watchers = 0;
  const subject = createSubject([]);
  const picture = createPicture((pixels, isMoved) => subject.show(pixels, isMoved));
  const judge = { about: null };
  const showFrame: Playground['showFrame'] = (image, name) => {
    const { width, height } = image;
    picture.show(image, { kind: 'upload', name, width, height, isFirstFrame: false });
  };
  const judges = { nearest: judge, linear: judge, network: judge };
  const playground = { picture, subject, showFrame, ...judges };
  const access = {
    open: (id: string | null, end: () => void) =>
      new Promise<Camera>((resolve, reject) => {
        openings.push({
          id,
          end,
          give(given, isFront = false) {
            switched.push(`${given} on`);
            const close = () => void switched.push(`${given} off`);
            resolve({ stream: {} as MediaStream, id: given, isFront, close });
          },
          refuse: (reason) => reject(new CameraFailure(reason)),
        });
      }),
    list: () =>
      Promise.resolve([
        { id: 'a', name: 'A' },
        { id: 'b', name: '' },
      ]),
    watch() {
      watchers++;
      return () => {
        watchers--;
      };
    },
  };
  const live = createLive(playground as unknown as Playground, access, () => 0, 'Kept');
  lives.push(live);
  const opened = async (id: string, isFront = false) => {
    void live.open();
    openings.at(-1)!.give(id, isFront);
    await settled();
  };
  const count = () => watchers;
  return { live, playground, openings, switched, opened, count };
}

describe('the live camera', () => {
  test('waits for the camera, then for its first frame', async () => {
    const { live, playground, opened } = create();
    expect(live.stage).toBe('starting');
    await opened('a');
    expect([live.stage, live.camera?.id]).toEqual(['starting', 'a']);
    expect(live.cameras.map(({ id }) => id)).toEqual(['a', 'b']);
    const first = frame(1);
    live.take(first);
    expect([live.stage, playground.subject.frame]).toEqual(['live', first.pixels]);
  });

  test('keeps nothing before there is a frame, then the newest one', async () => {
    const { live, playground, opened } = create();
    await opened('a');
    live.keep();
    expect(playground.picture.image).toBeNull();
    live.take(frame(1));
    live.take(frame(2));
    live.keep();
    expect(playground.picture.seen).toEqual(frame(2).pixels);
    expect(playground.picture.origin).toMatchObject({ name: 'Kept', width: 32, height: 32 });
    expect(playground.subject.frame).toBeNull();
  });

  test('is off once closed, and gives the picture at hand back', async () => {
    const { live, playground, switched, opened, count } = create();
    playground.subject.show(frame(9).pixels, false);
    await opened('a');
    live.take(frame(1));
    live.close();
    expect(switched).toEqual(['a on', 'a off']);
    expect(count()).toBe(0);
    expect(playground.subject.pixels).toEqual(frame(9).pixels);
  });

  test('is switched off at once where it comes only after it was closed', async () => {
    const { live, openings, switched, count } = create();
    void live.open();
    live.close();
    openings[0]!.give('a');
    await settled();
    expect(switched).toEqual(['a on', 'a off']);
    expect(count()).toBe(0);
  });

  test('is off while the page is hidden, and is then the same camera again', async () => {
    const { live, openings, switched, opened } = create();
    await opened('b');
    live.mirror();
    live.rest();
    expect([live.stage, live.camera]).toEqual(['resting', null]);
    await opened('b');
    expect(openings.map(({ id }) => id)).toEqual([null, 'b']);
    expect(switched).toEqual(['b on', 'b off', 'b on']);
    expect(live.isMirrored).toBe(true);
  });

  test('changes to the one that is chosen; a front camera is a mirror', async () => {
    const { live, openings, switched, opened } = create();
    await opened('a');
    live.choose('b');
    openings.at(-1)!.give('b', true);
    await settled();
    expect(switched).toEqual(['a on', 'a off', 'b on']);
    expect([openings.at(-1)!.id, live.camera?.id, live.isMirrored]).toEqual(['b', 'b', true]);
  });

  test.each<CameraFailureReason>(['insecure', 'denied', 'none', 'busy', 'unknown'])(
    'says why it is not to be had: %s; and is asked for again',
    async (reason) => {
      const { live, openings, opened } = create();
      void live.open();
      openings[0]!.refuse(reason);
      await settled();
      expect([live.stage, live.failure]).toEqual(['failed', reason]);
      live.rest();
      expect(live.stage).toBe('failed');
      await opened('a');
      expect([live.stage, live.failure]).toEqual(['starting', null]);
    },
  );

  test('says so when it is unplugged, keeps the last frame, and takes any camera the next time', async () => {
    const { live, playground, openings, opened } = create();
    await opened('a');
    live.take(frame(1));
    openings[0]!.end();
    expect([live.stage, live.failure, live.camera]).toEqual(['failed', 'ended', null]);
    expect(playground.subject.frame).toEqual(frame(1).pixels);
    await opened('b');
    expect(openings.at(-1)!.id).toBeNull();
  });

  test('does not mind the end of a camera that was let go already', async () => {
    const { live, openings, opened } = create();
    await opened('a');
    live.choose('b');
    openings[0]!.end();
    expect([live.stage, live.failure]).toEqual(['starting', null]);
  });
});
