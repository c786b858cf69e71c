import { beforeAll, describe, expect, test } from 'vitest';
import { readDataFile, readManifest } from '../../models/pipeline/manifest-file.ts';
import { binCalibration } from '../../src/core/calibration.ts';
import { CLASSES } from '../../src/core/classes.ts';
import { countConfusion } from '../../src/core/confusion.ts';
import * as curves from '../../src/core/curves.ts';
import { countDetector } from '../../src/core/rules.ts';
import type { ScoredPictures } from '../../src/core/scored-pictures.ts';
import { createScoredPictures } from '../../src/core/scored-pictures.ts';
import type { Sweep } from '../../src/core/sweep.ts';
import { findByThreshold } from '../../src/core/sweep.ts';
import { decodeScores } from '../../src/data/scores.ts';
import { CLASSIFIER_IDS } from '../../src/engine/contract.ts';
import type { PickedPoints, Ranking } from '../fixtures/scikit-learn/figures.ts';
import { readFigures } from '../fixtures/scikit-learn/figures.ts';

const figures = readFigures();
const manifest = await readManifest();

test('scikit-learn judged the scores that are committed now', () => {
  const changed = CLASSIFIER_IDS.filter(
    (id) => figures.classifiers[id]?.sha256 !== manifest.scores[id]!['test']!.sha256,
  );
  expect(
    changed,
    `The test scores of ${changed.join(' and ')} have changed since scikit-learn judged them: run "python tests/fixtures/scikit-learn/make.py" and commit the figures.json that it writes.`,
  ).toEqual([]);
});

describe.each(CLASSIFIER_IDS)(`scikit-learn ${figures['scikit-learn']} on %s`, (id) => {
  const judged = figures.classifiers[id]!;
  let pictures: ScoredPictures;

  beforeAll(async () => {
    const entry = manifest.scores[id]!['test']!;
    const labels = await readDataFile(manifest.sets.test.labels);
    pictures = createScoredPictures(decodeScores(await readDataFile(entry), entry), labels);
  });

  test.each(CLASSES.map((name, label) => [name, label] as const))(
    'ranks as the site does: is it of class %s?',
    (_, label) => {
      const sweep = pictures.sweep('detector', label);
      expectRanking(sweep, judged.detectors[label]!);
      figures.thresholds.forEach((threshold, index) => {
        const made = countDetector(sweep, findByThreshold(sweep, threshold));
        const { trueNegatives, falsePositives, falseNegatives, truePositives } = made;
        expect(
          [trueNegatives, falsePositives, falseNegatives, truePositives],
          `at ${threshold}`,
        ).toEqual(judged.detectors[label]!.counts[index]);
      });
    },
  );

  test('ranks as the site does: is top-1 right?', () => {
    expectRanking(pictures.sweep('top-one', 0), judged.topOne);
  });

  test('has the same risk at every coverage', () => {
    const sweep = pictures.sweep('top-one', 0);
    const [selective, generalised] = [false, true].map((kind) => curves.traceRisk(sweep, kind));
    expectPoints(judged.topOne.points, [selective!.x, selective!.y, generalised!.y]);
    expectClose(curves.measureRiskArea(sweep, false), judged.topOne.aurc);
    expectClose(curves.measureRiskArea(sweep, true), judged.topOne.augrc);
  });

  test('has the same confusion matrix at twenty thresholds', () => {
    const matrix = new Uint32Array(CLASSES.length * (CLASSES.length + 1));
    expect(figures.thresholds).toHaveLength(20);
    figures.thresholds.forEach((threshold, index) => {
      countConfusion(pictures.confusion, threshold, matrix);
      expect([...matrix], `at ${threshold}`).toEqual(judged.confusion[index]);
    });
  });

  test('has the same reliability diagram', () => {
    const { confidence, right } = pictures.answers;
    const filled = binCalibration(confidence, right).filter(({ count }) => count > 0);
    expect(filled).toHaveLength(judged.calibration.right.length);
    filled.forEach((bin, index) => {
      expectClose(bin.right / bin.count, judged.calibration.right[index]!);
      expectClose(bin.confidence, judged.calibration.confidence[index]!);
    });
  });
});

function expectRanking(sweep: Sweep, judged: Ranking): void {
  const { x: falsePositiveRate, y: recall } = curves.traceRoc(sweep);
  expectPoints(judged.roc, [falsePositiveRate, recall, sweep.thresholds]);
  const { x, y: precision } = curves.tracePrecisionRecall(sweep);
  expectPoints(judged.precisionRecall, [precision, x, sweep.thresholds.subarray(1)]);
  expectClose(curves.measureAuc(sweep), judged.auc);
  expectClose(curves.measureAveragePrecision(sweep), judged.averagePrecision);
}

function expectPoints({ count, at, columns }: PickedPoints, made: readonly Float64Array[]): void {
  made.forEach((values, column) => {
    expect(values).toHaveLength(count);
    at.forEach((point, index) => {
      expectClose(values[point]!, columns[column]![index] ?? Infinity);
    });
  });
}

/** To 1e-9, as both compute in double. */
function expectClose(made: number, wanted: number): void {
  if (wanted === Infinity) expect(made).toBe(Infinity);
  else expect(Math.abs(made - wanted)).toBeLessThanOrEqual(1e-9);
}
