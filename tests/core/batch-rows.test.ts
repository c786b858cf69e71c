import { describe, expect, test } from 'vitest';
import { writeBatchCsv, writeBatchJson } from '../../src/core/batch-export.ts';
import type { JudgedFile } from '../../src/core/batch-rows.ts';
import {
  countRight,
  countStates,
  countUnlabelled,
  guessOf,
  isWrong,
  sortFiles,
} from '../../src/core/batch-rows.ts';
import { CLASSES } from '../../src/core/classes.ts';

/** Ten scores with one above the others. */
const surest = (label: number, score: number) =>
  Float32Array.from(CLASSES, (_, index) => (index === label ? score : 0.01));

const SHIP = CLASSES.indexOf('ship');
const FROG = CLASSES.indexOf('frog');

function file(id: number, path: string, part: Partial<JudgedFile> = {}): JudgedFile {
  return { id, path, state: 'scored', label: null, scores: {}, ...part };
}

const files = [
  file(0, 'ship/b10.png', { label: SHIP, scores: { linear: surest(SHIP, 0.5) } }),
  file(1, 'ship/b9.png', { label: SHIP, scores: { linear: surest(FROG, 0.75) } }),
  file(2, 'frog/a.png', { label: FROG, scores: { linear: surest(FROG, 0.875) } }),
  file(3, 'holiday/c.png', { scores: { linear: surest(SHIP, 0.25) } }),
  file(4, 'd.txt', { state: 'refused' }),
];

describe('sorting', () => {
  test.each([
    ['file', false, [2, 1, 0, 3, 4]],
    ['file', true, [4, 3, 0, 1, 2]],
    ['state', false, [0, 1, 2, 3, 4]],
    ['state', true, [4, 3, 2, 1, 0]],
    ['label', false, [2, 0, 1, 3, 4]],
    ['label', true, [1, 0, 2, 3, 4]],
    ['linear', false, [2, 1, 0, 3, 4]],
    ['linear', true, [3, 0, 1, 2, 4]],
    ['network', false, [0, 1, 2, 3, 4]],
  ])('by %s, descending %s', (column, isDescending, expected) => {
    expect(sortFiles(files, { column, isDescending }).map(({ id }) => id)).toEqual(expected);
  });
});

describe('counting', () => {
  test('the best class answers, and nobody where there are no scores', () => {
    expect(guessOf(files[0]!, 'linear')).toEqual({ label: SHIP, score: 0.5 });
    expect(guessOf(files[4]!, 'linear')).toBeNull();
  });

  test('right are those of the labelled whose best class is the folder’s', () => {
    expect(countRight(files, 'linear')).toEqual({ count: 2, of: 3 });
    expect(countRight(files, 'network')).toEqual({ count: 0, of: 0 });
    expect(countRight([], 'linear')).toEqual({ count: 0, of: 0 });
  });

  test.each([
    ['no label', null, { linear: surest(SHIP, 0.5) }, false],
    ['no answer', SHIP, {}, false],
    ['the only answer right', SHIP, { linear: surest(SHIP, 0.5) }, false],
    ['the only answer wrong', SHIP, { linear: surest(FROG, 0.5) }, true],
    ['one right, one wrong', SHIP, { linear: surest(SHIP, 0.5), network: surest(FROG, 0.9) }, true],
    ['both right', FROG, { linear: surest(FROG, 0.5), network: surest(FROG, 0.9) }, false],
    ['both wrong', 0, { linear: surest(SHIP, 0.5), network: surest(FROG, 0.9) }, true],
  ] as const)(
    '%s: a file is wrong where a classifier says another class',
    (_, label, scores, expected) => {
      expect(isWrong({ label, scores })).toBe(expected);
    },
  );

  test('each state has its number', () => {
    expect(countStates(files)).toEqual({ scored: 4, waiting: 0, refused: 1, unjudged: 0 });
  });

  test('files without a label are counted, refused ones left out', () => {
    expect(countUnlabelled(files)).toEqual({ all: 1, inNoFolder: 0 });
    expect(countUnlabelled([...files, file(5, 'f.png')])).toEqual({ all: 2, inNoFolder: 1 });
    expect(countUnlabelled([])).toEqual({ all: 0, inNoFolder: 0 });
  });
});

describe('writing', () => {
  const written = [
    { ...files[0]!, reason: null, references: 1000 },
    { ...files[4]!, path: '=cmd|a.txt', reason: 'It is not a picture.', references: null },
  ];

  test('CSV has a line for each file, whatever became of it', () => {
    const [head, first, second, end] = writeBatchCsv(written, ['linear']).split('\r\n');
    expect(head).toBe(
      `file,state,reason,true class,references,linear answer,${CLASSES.map((name) => `linear ${name}`).join(',')}`,
    );
    expect(first).toBe(
      'ship/b10.png,scored,,ship,1000,ship,0.00999999978,0.00999999978,0.00999999978,0.00999999978,0.00999999978,0.00999999978,0.00999999978,0.00999999978,0.5,0.00999999978',
    );
    expect(second).toBe(`"'=cmd|a.txt",refused,It is not a picture.,,,,,,,,,,,,,`);
    expect(end).toBe('');
  });

  test('JSON holds the same, names unchanged', () => {
    const { skipped, files: out } = writeBatchJson(written, ['linear', 'network'], 2);
    expect(skipped).toBe(2);
    expect(out[0]).toMatchObject({ file: 'ship/b10.png', trueClass: 'ship', references: 1000 });
    expect(out[0]!.classifiers).toHaveLength(1);
    expect(Math.fround(out[0]!.classifiers[0]!.scores[0]!)).toBe(Math.fround(0.01));
    expect(out[1]).toMatchObject({ file: '=cmd|a.txt', state: 'refused', classifiers: [] });
  });
});
