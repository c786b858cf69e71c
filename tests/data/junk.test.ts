import { expect, test } from 'vitest';
import { isJunk } from '../../src/data/batch/junk.ts';

test.each([
  ['.DS_Store', true],
  ['ship/.DS_Store', true],
  ['ship\\Thumbs.db', true],
  ['THUMBS.DB', true],
  ['all.zip/__MACOSX/ship/._a.jpg', true],
  ['__MACOSX/a.jpg', true],
  ['ship/._a.jpg', true],
  ['desktop.ini', true],
  ['ship/a.jpg', false],
  ['.hidden.png', false],
  ['Thumbs.db.png', false],
  ['notes.txt', false],
])('%s: %s', (path, expected) => {
  expect(isJunk(path)).toBe(expected);
});
