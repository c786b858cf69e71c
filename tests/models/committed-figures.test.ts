import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { measureAccuracy, measureFigures } from '../../models/pipeline/figures.ts';
import { readDataFile, readManifest } from '../../models/pipeline/manifest-file.ts';
import { decodeScores } from '../../src/data/scores.ts';
import { CLASSIFIER_IDS, type ClassifierId } from '../../src/engine/contract.ts';

interface Metrics {
  readonly accuracy: { readonly original: number; readonly shipped: number; validation: number };
  readonly ece: number;
  readonly nll: number;
  readonly perClass: Readonly<Record<string, { readonly recall: number }>>;
}

async function readMetrics(id: ClassifierId): Promise<Metrics> {
  return JSON.parse(await readFile(`models/${id}/metrics.json`, 'utf8')) as Metrics;
}

async function readScores(id: ClassifierId, name: 'validation' | 'test') {
  const manifest = await readManifest();
  const entry = manifest.scores[id]![name]!;
  return {
    scores: decodeScores(await readDataFile(entry), entry),
    labels: await readDataFile(manifest.sets[name].labels),
  };
}

describe.each(CLASSIFIER_IDS)('the committed figures of %s', (id) => {
  test('on test follow from its committed scores', async () => {
    const metrics = await readMetrics(id);
    const { scores, labels } = await readScores(id, 'test');
    const figures = measureFigures(scores, labels, id !== 'linear');
    expect(scores).toHaveLength(10 * labels.length);
    expect(metrics.accuracy.shipped).toBeCloseTo(figures.accuracy, 6);
    expect(metrics.ece).toBeCloseTo(figures.ece, 5);
    expect(metrics.nll).toBeCloseTo(figures.nll, 5);
    for (const [name, { recall }] of Object.entries(figures.perClass)) {
      expect(metrics.perClass[name]?.recall).toBeCloseTo(recall, 6);
    }
  });

  test('on validation too', async () => {
    const { accuracy } = await readMetrics(id);
    const { scores, labels } = await readScores(id, 'validation');
    expect(accuracy.validation).toBeCloseTo(measureAccuracy(scores, labels), 6);
  });

  test('shipping costs at most half a point of accuracy', async () => {
    const { original, shipped } = (await readMetrics(id)).accuracy;
    expect(original - shipped).toBeLessThanOrEqual(0.005);
  });
});

test('the linear classifier is right on at least 40 % of the original test pictures', async () => {
  expect((await readMetrics('linear')).accuracy.original).toBeGreaterThanOrEqual(0.4);
});
