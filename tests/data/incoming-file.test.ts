import { expect, test } from 'vitest';
import { listChosen, listDropped } from '../../src/data/batch/incoming-file.ts';

const never = new AbortController().signal;

/** A dropped file or folder as a browser describes it: a folder tells of two entries at a time. */
function entry(fullPath: string, inside?: readonly object[] | Error): object {
  if (!inside) {
    const file = (resolve: (file: File) => void) => resolve(new File([fullPath], 'a'));
    return { isDirectory: false, fullPath, file };
  }
  const createReader = () => {
    let told = 0;
    const readEntries = (
      resolve: (entries: readonly object[]) => void,
      reject: (error: Error) => void,
    ) => {
      if (inside instanceof Error) reject(inside);
      else resolve(inside.slice(told, (told += 2)));
    };
    return { readEntries };
  };
  return { isDirectory: true, fullPath, createReader };
}

const drop = (...entries: readonly object[]) =>
  listDropped({
    files: [],
    items: entries.map((one) => ({ kind: 'file', webkitGetAsEntry: () => one })),
  } as unknown as DataTransfer);

test('a dropped folder gives all that lies in it, however deep and many', async () => {
  const many = Array.from({ length: 5 }, (_, at) => entry(`/set/ship/${at}.png`));
  const found = await drop(
    entry('/set', [entry('/set/ship', many), entry('/set/empty', []), entry('/set/b.png')]),
    entry('/c.png'),
  );
  expect(found.map(({ path }) => path)).toEqual([
    'set/ship/0.png',
    'set/ship/1.png',
    'set/ship/2.png',
    'set/ship/3.png',
    'set/ship/4.png',
    'set/b.png',
    'c.png',
  ]);
  expect(await (await found[0]!.open(never)).text()).toBe('/set/ship/0.png');
});

test('a folder that cannot be looked into is told of, and the rest comes', async () => {
  const found = await drop(
    entry('/locked', new Error('No leave.')),
    entry('/set', [entry('/set/a')]),
  );
  expect(found.map(({ path }) => path)).toEqual(['locked', 'set/a']);
  await expect(found[0]!.open(never)).rejects.toThrow('No leave.');
});

test('chosen files know their folders, where a folder was chosen', () => {
  const inFolder = Object.defineProperty(new File([], 'a.png'), 'webkitRelativePath', {
    value: 'set/ship/a.png',
  });
  const loose = Object.defineProperty(new File([], 'b.png'), 'webkitRelativePath', { value: '' });
  expect(listChosen([inFolder, loose]).map(({ path }) => path)).toEqual([
    'set/ship/a.png',
    'b.png',
  ]);
});
