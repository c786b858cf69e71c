import { describe, expect, test } from 'vitest';
import type { JudgedFile } from '../../src/core/batch-rows.ts';
import { CLASSES } from '../../src/core/classes.ts';
import {
  findLabelSource,
  isLabelledByHand,
  labelFolder,
  listUnnamedFolders,
} from '../../src/core/folder-classes.ts';

const SHIP = CLASSES.indexOf('ship');

function file(id: number, path: string, part: Partial<JudgedFile> = {}): JudgedFile {
  return { id, path, state: 'scored', label: null, scores: {}, ...part };
}

const HOSTILE = `<img src=x>\u202e${'long'.repeat(75)}`;
const files = [
  file(0, 'yachts/a.png'),
  file(1, 'ship/b.png', { label: SHIP }),
  file(2, 'all.zip/Yachts/c.png', { label: SHIP }),
  file(3, 'x/yachts/d.png', { state: 'waiting' }),
  file(4, 'yachts/e.txt', { state: 'refused' }),
  file(5, 'f.png'),
  file(6, `${HOSTILE}/g.png`),
  file(7, '__proto__/h.png'),
  file(8, 'words/i.txt', { state: 'refused' }),
];

describe('folders whose names are no class', () => {
  test('are listed with their pictures and what was said of them, most pictures first', () => {
    expect(listUnnamedFolders(files)).toEqual([
      { name: 'yachts', count: 3, label: null },
      { name: HOSTILE, count: 1, label: null },
      { name: '__proto__', count: 1, label: null },
    ]);
    expect(listUnnamedFolders([])).toEqual([]);
  });

  test.each([
    ['the same of both', SHIP, SHIP, SHIP],
    ['nothing yet', null, null, null],
    ['another thing of each, as a batch that was kept may', SHIP, null, null],
  ])('that differ in capitals are one; said was %s', (_, one, other, label) => {
    const both = [
      file(0, 'Yachts/a.png', { label: one }),
      file(1, 'x/YACHTS/b.png', { label: other }),
      file(2, 'yachts/c.txt', { state: 'refused', label: other }),
    ];
    expect(listUnnamedFolders(both)).toEqual([{ name: 'Yachts', count: 2, label }]);
  });

  test.each([
    ['yachts', SHIP, [0, 3, 4]],
    ['YACHTS', 0, [0, 2, 3, 4]],
    ['Yachts', null, [2]],
    [HOSTILE, 0, [6]],
    ['__proto__', 0, [7]],
    // The name of a class says it for good, and a name that is not there says nothing.
    ['ship', 0, []],
    ['x', 0, []],
    ['', 0, []],
  ])('%s, said to hold %s, labels %j', (name, label, expected) => {
    const changed = labelFolder(files, name, label);
    expect(changed.map(({ id }) => id)).toEqual(expected);
    expect(changed.every((one) => one.label === label)).toBe(true);
  });

  test('a label that no name says was said by hand', () => {
    expect(files.filter(isLabelledByHand).map(({ id }) => id)).toEqual([2]);
  });

  const byName = file(0, 'ships/a.png', { label: SHIP });
  const byHand = file(1, 'yachts/b.png', { label: SHIP });
  const refused = file(2, 'yachts/c.txt', { label: SHIP, state: 'refused' });
  test.each([
    ['nobody, of no files', [], null],
    ['nobody', [file(0, 'yachts/a.png')], null],
    ['nobody, where what has a label was refused', [refused], null],
    ['the folders', [byName, refused, file(3, 'd.png')], 'folders'],
    ['the visitor', [byHand, file(3, 'd.png')], 'visitor'],
    ['both', [byName, byHand], 'both'],
  ] as const)('labels were given by %s', (_, labelled, expected) => {
    expect(findLabelSource(labelled)).toBe(expected);
  });
});
