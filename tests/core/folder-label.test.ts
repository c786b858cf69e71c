import { describe, expect, test } from 'vitest';
import { CLASSES } from '../../src/core/classes.ts';
import {
  findFileName,
  findFolder,
  findLabel,
  foldCase,
  splitBehindSigns,
} from '../../src/core/folder-label.ts';

describe('the label of a path', () => {
  test.each([
    ['ship/a.png', 'ship'],
    ['photos/SHIP/a.png', 'ship'],
    ['all.zip/Frog/1.png', 'frog'],
    ['photos\\truck\\a.png', 'truck'],
    [' deer /a.png', 'deer'],
    ['../horse/a.png', 'horse'],
    ['plane/a.png', 'airplane'],
    ['Car/a.png', 'automobile'],
    ['boat/a.png', 'ship'],
    ['planes/a.png', 'airplane'],
    ['airplanes/a.png', 'airplane'],
    ['cars/a.png', 'automobile'],
    ['automobiles/a.png', 'automobile'],
    ['Birds/a.png', 'bird'],
    ['CATS/a.png', 'cat'],
    ['deer/a.png', 'deer'],
    ['deers/a.png', 'deer'],
    ['dogs/a.png', 'dog'],
    ['frogs/a.png', 'frog'],
    ['horses/a.png', 'horse'],
    ['ships/a.png', 'ship'],
    ['boats/a.png', 'ship'],
    ['trucks/a.png', 'truck'],
    ['shipss/a.png', null],
    ['s/a.png', null],
    ['cats and dogs/a.png', null],
    ['ponies/a.png', null],
    // Only the innermost folder counts.
    ['ship/holiday/a.png', null],
    ['cat/dog/a.png', 'dog'],
    ['ship.png', null],
    ['__proto__/a.png', null],
    ['constructor/a.png', null],
    ['/a.png', null],
    ['', null],
  ])('%s: %s', (path, expected) => {
    const label = findLabel(path);
    expect(label === null ? null : CLASSES[label]).toBe(expected);
  });
});

test.each([
  ['a.png', 'a.png', null],
  ['ship/a.png', 'a.png', 'ship'],
  ['x/ship/a.png', 'a.png', 'ship'],
  ['ship/', 'ship/', 'ship'],
])('%s is %s in %s', (path, name, folder) => {
  expect([findFileName(path), findFolder(path)]).toEqual([name, folder]);
});

test.each([
  ['boats', 'Boats', true],
  ['BÅTE', 'både', false],
  ['BÅTE', 'Båte', true],
  ['boats', 'boat', false],
  ['__PROTO__', '__proto__', true],
  ['', '', true],
])('%j and %j are one folder for labels: %s', (one, other, expected) => {
  expect(foldCase(one) === foldCase(other)).toBe(expected);
});

test.each([
  ['', []],
  ['cat', ['cat']],
  ['IMG_20240715-1.final.jpg', ['IMG_', '20240715-', '1.', 'final.', 'jpg']],
  ['__a..b__', ['__', 'a..', 'b__']],
  ['my cat', ['my cat']],
])('the lines of the name %j may end behind the parts %j', (name, parts) => {
  expect(splitBehindSigns(name)).toEqual(parts);
});
