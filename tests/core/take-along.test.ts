import { describe, expect, test } from 'vitest';
import { CLASS_COUNT, CLASSES } from '../../src/core/classes.ts';
import type { WrittenFiles } from '../../src/core/decisions-csv.ts';
import { writeDecisions } from '../../src/core/decisions-csv.ts';
import { writePoints } from '../../src/core/points-json.ts';
import { createScoredPictures } from '../../src/core/scored-pictures.ts';

/** An airplane at 0.9, an airplane at 0.4, and a bird that scores 0.9 as an airplane. */
function createPictures() {
  const scores = new Float32Array(3 * CLASS_COUNT);
  scores.set([0.9], 0);
  scores.set([0.4], CLASS_COUNT);
  scores.set([0.9, 0, 0.1], 2 * CLASS_COUNT);
  return createScoredPictures(scores, Uint8Array.from([0, 0, CLASSES.indexOf('bird')]));
}

const pictures = createPictures();
const read = (csv: string) =>
  csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

describe('the scores and decisions as CSV', () => {
  test('of a detector: 1 for flagged, 0 for not, the threshold in the head', () => {
    const csv = writeDecisions('detector', 0, [{ id: 'linear', pictures, threshold: 0.9 }]);
    const [head, ...rows] = read(csv);
    expect(head).toHaveLength(2 + 11);
    expect(head!.slice(0, 3)).toEqual(['picture', 'true class', 'linear airplane']);
    expect(head!.at(-1)).toBe('linear flagged as airplane at 0.9');
    expect(rows.map((row) => [row[0], row[1], row.at(-1)])).toEqual([
      ['0', 'airplane', '1'],
      ['1', 'airplane', '0'],
      ['2', 'bird', '1'],
    ]);
  });

  test('of top-1: the class, and an empty cell for an abstention', () => {
    const [, ...rows] = read(
      writeDecisions('top-one', 0, [{ id: 'linear', pictures, threshold: 0.5 }]),
    );
    expect(rows.map((row) => row.at(-1))).toEqual(['airplane', '', 'airplane']);
  });

  test('of a batch: what some classifier has not answered comes last, and says so', () => {
    const judged = ['a/1.png', '=2.png', 'b/3.png'].map((path) => ({ path }));
    const leftOut = [{ path: 'ship/4.png', label: CLASSES.indexOf('ship') }];
    const write = (files: WrittenFiles) =>
      read(writeDecisions('top-one', 0, [{ id: 'linear', pictures, threshold: 0.5 }], files));
    const [head, ...rows] = write({ judged, leftOut });
    expect(head!.slice(0, 4)).toEqual(['file', 'true class', 'state', 'linear airplane']);
    expect(rows.map((row) => [...row.slice(0, 3), row.at(-1)])).toEqual([
      ['a/1.png', 'airplane', 'judged', 'airplane'],
      [`"'=2.png"`, 'airplane', 'judged', ''],
      ['b/3.png', 'bird', 'judged', 'airplane'],
      ['ship/4.png', 'ship', 'left out', ''],
    ]);
    expect(rows.map(({ length }) => length)).toEqual(rows.map(() => head!.length));
    expect(rows[3]!.slice(3).join('')).toBe('');
    expect(write({ judged, leftOut: [] })).toEqual([head, ...rows.slice(0, 3)]);
  });

  test('bring each float32 back as it was', () => {
    const [, ...rows] = read(writeDecisions('detector', 0, [{ id: 'a', pictures, threshold: 0 }]));
    const scores = rows.flatMap((row) => row.slice(2, 12).map(Number));
    expect(Float32Array.from(scores)).toEqual(pictures.scores);
  });
});

describe('the operating points as JSON', () => {
  const write = (threshold: number, rule: 'detector' | 'top-one' = 'detector') => {
    const position = { id: 'linear', sweep: pictures.sweep(rule, 0), threshold };
    return writePoints(rule, 0, [position]).classifiers[0]!;
  };

  test('hold where a classifier stands, and every point', () => {
    expect(write(0.5)).toMatchObject({
      threshold: 0.5,
      counts: { truePositives: 1, falsePositives: 1, falseNegatives: 1, trueNegatives: 0 },
      shares: { recall: 0.5, precision: 0.5 },
      sameDecisions: { above: Math.fround(0.4), upTo: Math.fround(0.9) },
      points: { accepted: [0, 2, 3], truePositives: [0, 1, 2] },
    });
  });

  test('say how many pictures are left out', () => {
    const position = { id: 'linear', sweep: pictures.sweep('detector', 0), threshold: 0.5 };
    expect(writePoints('detector', 0, [position])).toMatchObject({ pictures: 3, leftOut: 0 });
    expect(writePoints('detector', 0, [position], 'batch', 2)).toMatchObject({
      set: 'batch',
      pictures: 3,
      leftOut: 2,
    });
  });

  test('are null where they are infinite or 0 of 0', () => {
    const nothing = JSON.parse(JSON.stringify(write(2, 'top-one'))) as ReturnType<typeof write>;
    expect(nothing.shares).toMatchObject({ coverage: 0, selectiveRisk: null });
    expect(nothing.sameDecisions.upTo).toBeNull();
    expect(nothing.points.threshold[0]).toBeNull();
  });

  test('of an empty set are no numbers, and are written all the same', () => {
    const none = createScoredPictures(new Float32Array(0), new Uint8Array(0));
    const position = { id: 'linear', sweep: none.sweep('detector', 0), threshold: 0.5 };
    const written = writePoints('detector', 0, [position]);
    expect(JSON.stringify(written)).not.toMatch(/NaN|Infinity/);
    expect(written.classifiers[0]!.shares).toEqual({
      recall: null,
      falsePositiveRate: null,
      precision: null,
      f1: null,
      flagged: null,
    });
  });
});
