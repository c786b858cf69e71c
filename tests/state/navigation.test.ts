import { expect, test } from 'vitest';
import type { BatchRow } from '../../src/data/batch/batch-row.ts';
import type { Batch } from '../../src/state/batch.svelte.ts';
import { createNavigation } from '../../src/state/navigation.svelte.ts';
import type { Playground } from '../../src/state/playground.svelte.ts';
import { INITIAL_SETTINGS } from '../../src/state/settings.ts';
import { createSettings } from '../../src/state/settings.svelte.ts';

function visit() {
  const done: string[] = [];
  const settings = createSettings({ ...INITIAL_SETTINGS, from: 'lab' }, ({ page }) =>
    done.push(`page ${page}`),
  );
  const tell = (what: string) => Promise.resolve().then(() => void done.push(what));
  const playground = {
    settings,
    showSample: (position: number) => tell(`sample ${position}`),
    showFile: (blob: Blob, name: string) => tell(`${blob.type} ${name}`),
  } as Partial<Playground> as Playground;
  const batch = {
    start: () => Promise.resolve(void done.push('batch')),
  } as Partial<Batch> as Batch;
  return { navigation: createNavigation(playground, batch), settings, done };
}

test('a page of the list is opened, and nothing waits behind it', () => {
  const { navigation, settings, done } = visit();
  navigation.openPage('batch');
  expect([settings.current.from, done]).toEqual([null, ['page batch']]);
});

test('what came to Classify is a batch that says so until another page is opened', () => {
  const { navigation, done } = visit();
  expect(navigation.cameFromClassify).toBe(false);
  navigation.openInBatch([]);
  expect(done).toEqual(['batch', 'page batch']);
  expect(navigation.cameFromClassify).toBe(true);
  navigation.openPage('batch');
  expect(navigation.cameFromClassify).toBe(false);
});

test('the batch is opened in the lab as its set', () => {
  const { navigation, settings } = visit();
  navigation.openBatchInLab();
  expect(settings.current).toMatchObject({ page: 'thresholds', set: 'batch' });
});

test.each([
  [0.25, 0.25],
  [1, 1],
  [Infinity, 1],
])('a picture of the lab is shown before Classify opens, threshold %s as %s', async (from, to) => {
  const { navigation, settings, done } = visit();
  await navigation.openSample(7, from);
  expect(done).toEqual(['sample 7', 'page classify']);
  expect(settings.current).toMatchObject({ from: 'lab', threshold: to });
});

test.each([
  ['with', new Uint8Array(3072), ['image/bmp ship.png', 'page classify']],
  ['without', null, []],
])('a row of the batch %s pixels is opened as a file if it can be', async (_, pixels, expected) => {
  const { navigation, done } = visit();
  await navigation.openRow({ path: 'boats/ship.png', pixels } as BatchRow, 'lab', 0.5);
  expect(done).toEqual(expected);
});

test('of a row that is opened, Classify finds the label that the batch has at that time', async () => {
  const pixels = new Uint8Array(3072);
  const rows = (label: number | null) => [
    { pixels: new Uint8Array(3072), label: 1 },
    { pixels, label },
  ];
  const batch = { rows: rows(8) };
  let find: (() => number | null) | undefined;
  const playground = {
    settings: createSettings(INITIAL_SETTINGS, () => undefined),
    showFile: (_: Blob, __: string, findLabel?: () => number | null) => {
      find = findLabel;
      return Promise.resolve();
    },
  } as Partial<Playground> as Playground;
  const navigation = createNavigation(playground, batch as unknown as Batch);
  await navigation.openRow({ path: 'ship.png', pixels } as Partial<BatchRow> as BatchRow, 'batch');
  expect(find?.()).toBe(8);
  batch.rows = rows(3);
  expect(find?.()).toBe(3);
  batch.rows = rows(null);
  expect(find?.()).toBeNull();
  batch.rows = [];
  expect(find?.()).toBeNull();
});

test('a row opens from where it was seen, at the threshold of Classify unless another is given', async () => {
  const { navigation, settings } = visit();
  const row = { path: 'ship.png', pixels: new Uint8Array(3072) } as Partial<BatchRow> as BatchRow;
  settings.change({ page: 'batch', from: null, threshold: 0.7 });
  await navigation.openRow(row, 'batch');
  expect(settings.current).toMatchObject({ page: 'classify', from: 'batch', threshold: 0.7 });
  await navigation.openRow(row, 'lab', 0.2);
  expect(settings.current).toMatchObject({ page: 'classify', from: 'lab', threshold: 0.2 });
  navigation.openInBatch([]);
  expect(settings.current).toMatchObject({ page: 'batch', from: null });
});
