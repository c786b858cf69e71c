import { describe, expect, it } from 'vitest';
import { readManifest } from '../../models/pipeline/manifest-file.ts';
import { DataError } from '../../src/data/data-error.ts';
import { listFiles, parseManifest } from '../../src/data/manifest.ts';

const good = await readManifest();

/** The good manifest with one field set to something else; a number in the path is an index. */
function withField(path: string, value: unknown): unknown {
  const changed = structuredClone(good) as unknown;
  const keys = path.split('.');
  const last = keys.pop()!;
  const holder = keys.reduce((at, key) => (at as Record<string, unknown>)[key], changed);
  (holder as Record<string, unknown>)[last] = value;
  return changed;
}

const scores = { ...good.sets.test.ids, shape: [10_000, 10], low: -9, step: 0.001 };

describe('parseManifest', () => {
  it('reads what the pipeline writes', () => {
    expect(parseManifest(JSON.parse(JSON.stringify(good)))).toEqual(good);
  });

  it('reads scores, of one set or of both', () => {
    const read = parseManifest(withField('scores', { linear: { test: scores }, network: {} }));
    expect(read.scores['linear']!.test).toEqual(scores);
  });

  it.each([
    ['another version', 'version', 2],
    ['no version', 'version', undefined],
    ['classes in another order', 'classes', [...good.classes].reverse()],
    ['a class too few', 'classes', good.classes.slice(1)],
    ['an unknown field', 'colour', 'blue'],
    ['an unknown field of a sheet', 'sets.test.sheets.3.colour', 'blue'],
    ['an unknown set', 'sets.holdout', good.sets.test],
    ['a missing set', 'sets.validation', undefined],
    ['a seed that is not a number', 'seed', NaN],
    ['bytes that are not a number', 'sets.train.labels.bytes', NaN],
    ['negative bytes', 'sets.train.sheets.0.bytes', -1],
    ['half a byte', 'sets.train.sheets.0.bytes', 0.5],
    ['infinitely many bytes', 'sets.train.sheets.0.bytes', Infinity],
    ['a text for a number', 'sets.train.count', '45000'],
    ['another count than the labels have', 'sets.train.labels.shape', [44_000], 'labels.shape'],
    ['fewer ids than pictures', 'sets.train.ids.bytes', 89_998],
    ['fewer labels than pictures', 'sets.train.labels.bytes', 44_999],
    ['a sheet too few', 'sets.train.sheets', good.sets.train.sheets.slice(1)],
    ['no sheets', 'sets.test.sheets', []],
    ['pictures of another size', 'sets.test.sheets.0.shape', [200, 28, 28, 3], 'shape.1'],
    ['an unknown encoding', 'sets.test.sheets.0.encoding', 'gif'],
    ['half a checksum', 'sets.test.labels.sha256', 'abc'],
    ['a path out of the folder', 'sets.test.labels.path', '../secret.bin'],
    ['a path to another server', 'sets.test.labels.path', 'https://example.org/a.bin'],
    ['an absolute path', 'sets.test.labels.path', '/a.bin'],
    ['scores without a step', 'scores', { linear: { test: { ...scores, step: 0 } } }, 'test.step'],
    ['scores from NaN', 'scores', { linear: { test: { ...scores, low: NaN } } }, 'test.low'],
    ['an opening with a position too few', 'opening.positions', [1], 'opening.positions'],
    [
      'an opening with a picture that is none',
      'opening.positions',
      [...good.opening!.positions.slice(1), 10_000],
      'opening.positions',
    ],
    ['scores of train', 'scores', { linear: { train: scores } }, 'linear.train'],
  ])('refuses %s and names the field', (_, field, value, named = field) => {
    expect(() => parseManifest(withField(field, value))).toThrow(
      expect.objectContaining({
        code: 'unusable',
        message: expect.stringContaining(named) as string,
      }),
    );
    expect(() => parseManifest(withField(field, value))).toThrow(DataError);
  });

  it.each([null, undefined, 1, 'text', [], {}])('refuses %o', (value) => {
    expect(() => parseManifest(value)).toThrow(DataError);
  });

  it('refuses sheets that are not full before the last', () => {
    const [first, second, ...rest] = good.sets.test.sheets;
    const uneven = [
      { ...first!, shape: [199, 32, 32, 3] },
      { ...second!, shape: [201, 32, 32, 3] },
    ];
    expect(() => parseManifest(withField('sets.test.sheets', [...uneven, ...rest]))).toThrow(
      'sets.test.sheets.1.shape", 201 where 199 is expected',
    );
  });
});

describe('listFiles', () => {
  it('lists every file once, scores too', () => {
    const manifest = parseManifest(withField('scores', { linear: { test: scores } }));
    expect(listFiles(manifest)).toHaveLength(45 + 5 + 50 + 6 + 1 + 1);
  });
});
