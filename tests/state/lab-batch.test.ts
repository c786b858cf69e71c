import { describe, expect, test } from 'vitest';
import { CLASS_COUNT, CLASSES } from '../../src/core/classes.ts';
import { createRandom } from '../../src/core/random.ts';
import { createScoredPictures } from '../../src/core/scored-pictures.ts';
import { countShare, lastPoint } from '../../src/core/sweep.ts';
import type { BatchRow } from '../../src/data/batch/batch-row.ts';
import { CLASSIFIER_IDS } from '../../src/engine/contract.ts';
import type { Batch, BatchPhase } from '../../src/state/batch.svelte.ts';
import { forEachClassifier } from '../../src/state/for-each-classifier.ts';
import { createLabBatch } from '../../src/state/lab-batch.svelte.ts';
import { describeTest } from '../../src/state/lab-sets.ts';
import { createLab } from '../../src/state/lab.svelte.ts';
import type { Settings } from '../../src/state/settings.ts';
import { INITIAL_SETTINGS } from '../../src/state/settings.ts';
import { createSettings } from '../../src/state/settings.svelte.ts';

const [AIRPLANE, SHIP] = [CLASSES.indexOf('airplane'), CLASSES.indexOf('ship')];

/** Scores that lean to a class. */
function leanTo(label: number, certainty: number): Float32Array {
  const rest = (1 - certainty) / (CLASS_COUNT - 1);
  return Float32Array.from(CLASSES, (_, index) => (index === label ? certainty : rest));
}

function row(id: number, label: number | null, certainty = 0.9, part: Partial<BatchRow> = {}) {
  return {
    id,
    path: `folder/${id}.png`,
    state: 'scored',
    label,
    scores: forEachClassifier(() => leanTo(label ?? 0, certainty)),
    refusal: null,
    unjudged: null,
    pixels: new Uint8Array(3072).fill(id),
    references: 1_000,
    isFirstFrame: false,
    ...part,
  } satisfies BatchRow;
}

function holdBatch(rows: readonly BatchRow[], phase: BatchPhase = 'idle') {
  const batch = { rows, phase, restore: () => Promise.resolve() } as Partial<Batch> as Batch;
  return createLabBatch(batch);
}

function createTest() {
  const random = createRandom(1);
  const labels = Uint8Array.from({ length: 200 }, (_, picture) => picture % CLASS_COUNT);
  return forEachClassifier(() => {
    const scores = labels.length * CLASS_COUNT;
    return createScoredPictures(Float32Array.from({ length: scores }, random), labels);
  });
}

const SETS = { validation: createTest(), test: describeTest(createTest()) };

function openLab(rows: readonly BatchRow[], part: Partial<Settings> = {}, phase?: BatchPhase) {
  const settings = createSettings({ ...INITIAL_SETTINGS, set: 'batch', ...part });
  const labBatch = holdBatch(rows, phase);
  return { lab: createLab(SETS, settings, () => labBatch.set), labBatch };
}

describe('the batch for the lab', () => {
  test('finds a picture by its pixels, and none that it has not', () => {
    const labBatch = holdBatch([row(0, null), row(1, 3), row(2, 4)]);
    expect(labBatch.findPixels(new Uint8Array(3072).fill(2))).toBe(1);
    expect(labBatch.findPixels(new Uint8Array(3072).fill(9))).toBeNull();
    expect(labBatch.findPixels(new Uint8Array(12).fill(2))).toBeNull();
    expect(holdBatch([]).findPixels(new Uint8Array(3072))).toBeNull();
  });

  test.each<[string, BatchRow[], BatchPhase, string]>([
    ['no rows', [], 'idle', 'none'],
    ['rows without a label', [row(0, null)], 'idle', 'unlabelled'],
    ['labels without scores', [row(0, SHIP, 0.9, { scores: {} })], 'idle', 'unlabelled'],
    ['labelled rows', [row(0, SHIP)], 'idle', 'ready'],
    ['labelled rows that are judged', [row(0, SHIP)], 'judging', 'judging'],
    ['others looked for', [row(0, SHIP)], 'gathering', 'judging'],
  ])('with %s is %s, %s', async (_, rows, phase, stage) => {
    const labBatch = holdBatch(rows, phase);
    await labBatch.look();
    expect(labBatch.stage).toBe(stage);
    expect(labBatch.set === null).toBe(stage !== 'ready');
  });

  test('is looked for before there is none', () => {
    expect(holdBatch([]).stage).toBe('looking');
  });

  test('gives its pictures, paths and references by their position in the set', () => {
    const rows = [
      row(0, null),
      row(1, SHIP),
      row(2, SHIP, 0.5, { references: 5_000 }),
      row(3, SHIP, 0.5, { scores: {} }),
    ];
    const labBatch = holdBatch(rows);
    expect(labBatch.set).toMatchObject({
      total: 2,
      references: { least: 1_000, most: 5_000 },
    });
    expect(labBatch.set!.files!.judged).toEqual(rows.slice(1, 3));
    expect(labBatch.set!.files!.leftOut).toEqual(rows.slice(3));
    expect([labBatch.pictures.pixelsOf(1)![0], labBatch.rowAt(1)?.id]).toEqual([2, 2]);
    expect([labBatch.pictures.pixelsOf(2), labBatch.rowAt(2)]).toEqual([null, null]);
  });
});

describe('the lab on a batch', () => {
  const rows = [row(0, AIRPLANE), row(1, AIRPLANE, 0.6), row(2, SHIP), row(3, SHIP, 0.6)];

  test('counts its pictures, and opens at the threshold of the test pictures', () => {
    const { lab } = openLab(rows);
    const test = openLab(rows, { set: 'test' }).lab;
    expect([lab.set.name, lab.current.sweep.total]).toEqual(['batch', 4]);
    expect([test.set.name, test.current.sweep.total]).toEqual(['test', 200]);
    expect(lab.current.threshold).toBe(test.current.threshold);
    lab.moveToThreshold('linear', 0.7);
    expect(countShare(lab.current.sweep, lab.current.point, 'recall')).toEqual({ count: 1, of: 2 });
  });

  test('keeps the threshold when it is switched, and comes back to the same lab', () => {
    const { lab } = openLab(rows, { set: 'test' });
    lab.moveToThreshold('linear', 0.7);
    const before = forEachClassifier((id) => lab.positions[id].point);
    lab.change({ set: 'batch' });
    expect(lab.current.threshold).toBe(0.7);
    expect(lab.positions.network.sweep.total).toBe(4);
    lab.change({ set: 'test' });
    expect(forEachClassifier((id) => lab.positions[id].point)).toEqual(before);
  });

  test.each<[string, BatchRow[], BatchPhase]>([
    ['there is none', [], 'idle'],
    ['nothing has a label', [row(0, null)], 'idle'],
    ['it is judged', rows, 'judging'],
  ])('is on the test set while %s', (_, held, phase) => {
    const { lab } = openLab(held, {}, phase);
    expect([lab.set.name, lab.current.sweep.total]).toEqual(['test', 200]);
  });
});

describe('the lab on a batch that lacks something', () => {
  const CASES: [string, BatchRow[]][] = [
    ['one picture', [row(0, AIRPLANE)]],
    ['one class only', [row(0, AIRPLANE), row(1, AIRPLANE, 0.5)]],
    ['no positive', [row(0, SHIP), row(1, SHIP, 0.5)]],
    ['equal scores', [row(0, SHIP), row(1, AIRPLANE, 0.9, { scores: row(0, SHIP).scores })]],
    ['scores of 0 and 1', [row(0, AIRPLANE, 1), row(1, SHIP, 1)]],
  ];

  test.each(
    CASES.flatMap(([name, rows]) =>
      (['detector', 'top-one'] as const).map((rule) => [name, rule, rows] as const),
    ),
  )('%s, %s: every scale has a place, every step a finite threshold', (_, rule, rows) => {
    for (const scale of ['recall', 'fpr', 'coverage', 'threshold', 'log-odds'] as const) {
      const { lab } = openLab(rows, { rule, scale });
      for (let point = -1; point <= lastPoint(lab.current.sweep) + 1; point++) {
        lab.moveTo('linear', point);
        for (const id of CLASSIFIER_IDS) expect(lab.positions[id].threshold).toBeLessThan(Infinity);
      }
      lab.moveToPlace('linear', 1, lab.scale);
      expect(lab.current.point).toBe(0);
      // Recall is whole, and every mistake made, before the last pictures are accepted.
      if (lab.scale === 'recall' || lab.scale === 'fpr') continue;
      lab.moveToPlace('linear', 0, lab.scale);
      expect(lab.current.point).toBe(lastPoint(lab.current.sweep));
    }
  });

  test('without positives the slider runs along log-odds instead of recall', () => {
    const rows = [row(0, SHIP)];
    expect(openLab(rows, { scale: 'recall' }).lab.scale).toBe('log-odds');
    expect(openLab(rows, { scale: 'coverage' }).lab.scale).toBe('coverage');
    expect(openLab(rows, { scale: 'recall', target: 'ship' }).lab.scale).toBe('recall');
  });
});
