import { describe, expect, test } from 'vitest';
import type { RgbImage } from '../../src/core/image.ts';
import type { ReadUpload } from '../../src/data/upload/reader.ts';
import type { PictureOrigin } from '../../src/state/picture.svelte.ts';
import { createReading } from '../../src/state/reading.svelte.ts';
import type { Samples } from '../../src/state/samples.ts';
import type { Settings } from '../../src/state/settings.ts';
import { INITIAL_SETTINGS, isAnotherPlace } from '../../src/state/settings.ts';
import { createSettings } from '../../src/state/settings.svelte.ts';

const image: RgbImage = { width: 1, height: 1, pixels: new Uint8Array(3) };

/** A visit with its history: places are settings, as the browser has them. */
function create() {
  const places: Settings[] = [INITIAL_SETTINGS];
  const settings = createSettings(INITIAL_SETTINGS, (now, before) => {
    if (isAnotherPlace(now, before)) places.push(now);
  });
  /** What was shown, one after another, and what was said of it. */
  const shown: string[] = [];
  const said: string[] = [];
  const lost = new Set<string>();
  const samples = { read: () => Promise.resolve({ image, label: 0 }) } as unknown as Samples;
  const readUpload: ReadUpload = (_, name) => {
    if (lost.has(name)) return Promise.reject(new Error(`${name} was moved.`));
    return Promise.resolve({ image, name, format: 'png', width: 1, height: 1, notes: [] });
  };
  const show = (_: RgbImage, origin: PictureOrigin) => {
    shown.push(origin.kind === 'sample' ? `test picture ${origin.position}` : origin.name);
  };
  const parts = { samples, settings, readUpload, createId: () => String(places.length) };
  const reading = createReading(parts, { show }, (refusal) => {
    said.push(refusal instanceof Error ? refusal.message : '');
  });
  /** Goes to a place, as Back and Forward do. */
  const goTo = ({ sample, photo }: Settings) => {
    settings.restore({ sample, photo });
    return reading.showPlace();
  };
  const choose = (name: string) => reading.showFile(new Blob(), name);
  return { reading, settings, places, shown, said, lost, goTo, choose };
}

describe('photos and test pictures', () => {
  test('are places, and each comes back with its place', async () => {
    const { reading, places, shown, said, goTo, choose } = create();
    await reading.showSample(1);
    await choose('cat.jpg');
    reading.showFrame(image, 'The kept picture');
    await reading.showSample(7);
    expect(places.map(({ sample, photo }) => [sample, photo?.name ?? null])).toEqual([
      [1, null],
      [1, 'cat.jpg'],
      [1, 'The kept picture'],
      [7, null],
    ]);
    for (const place of [...places].reverse()) await goTo(place);
    expect(shown.slice(4)).toEqual([
      'test picture 7',
      'The kept picture',
      'cat.jpg',
      'test picture 1',
    ]);
    expect(places, 'coming back makes no place').toHaveLength(4);
    expect(said.filter(Boolean)).toEqual([]);
  });

  test('a photo of another visit gives way to the test picture before it, in a sentence', async () => {
    const { settings, places, shown, said, goTo } = create();
    const photo = { id: 'of yesterday', name: 'cat.jpg' };
    await goTo({ ...INITIAL_SETTINGS, sample: 5, photo });
    expect(shown).toEqual(['test picture 5']);
    expect(said).toEqual([expect.stringMatching(/^cat\.jpg is no longer in memory/)]);
    expect(settings.current.photo).toBeNull();
    expect(places).toHaveLength(1);
  });

  test('so does a photo that was moved since', async () => {
    const { places, shown, said, lost, goTo, choose } = create();
    await choose('cat.jpg');
    lost.add('cat.jpg');
    await goTo(places[0]!);
    await goTo(places[1]!);
    expect(shown).toEqual(['cat.jpg', 'test picture 1', 'test picture 1']);
    expect(said.at(-1)).toBe('cat.jpg was moved.');
  });

  test('a file that is refused makes no place, and what is shown stays', async () => {
    const { places, shown, said, lost, choose } = create();
    lost.add('cat.jpg');
    await choose('cat.jpg');
    expect([places.length, shown, said]).toEqual([1, [], ['cat.jpg was moved.']]);
  });

  test('of two that are asked for at once only the newer is shown', async () => {
    const { reading, places, shown, choose } = create();
    await Promise.all([choose('slow.jpg'), reading.showSample(3)]);
    expect(shown).toEqual(['test picture 3']);
    expect(places.at(-1)).toMatchObject({ sample: 3, photo: null });
    expect(reading.isReading).toBe(false);
  });

  test('the oldest are forgotten after thirty', async () => {
    const { reading, places, said, goTo } = create();
    for (let at = 0; at < 31; at++) reading.showFrame(image, `frame ${at}`);
    await goTo(places[2]!);
    await goTo(places[1]!);
    expect(said).toEqual(['', expect.stringMatching(/^frame 0 is no longer/)]);
  });
});
