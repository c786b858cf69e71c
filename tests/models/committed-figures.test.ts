import { readFile, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { measureAccuracy, measureFigures } from '../../models/pipeline/figures.ts';
import { readDataFile, readManifest } from '../../models/pipeline/manifest-file.ts';
import { decodeScores } from '../../src/data/scores.ts';
import { COMMITTED_ASKED } from '../../src/state/nearest-asked.ts';
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

describe('what the models are held to', () => {
  test.each([
    ['linear', 0.4],
    ['network', 0.94],
  ] as const)('%s is right on at least %d of the original test pictures', async (id, least) => {
    expect((await readMetrics(id)).accuracy.original).toBeGreaterThanOrEqual(least);
  });

  test('the network has at most 1.2 MB of weights', async () => {
    const { size } = await stat('models/network/weights.bin');
    expect(size).toBeLessThanOrEqual(1_200_000);
  });

  test("the network's confidence is off by at most two points", async () => {
    expect((await readMetrics('network')).ece).toBeLessThanOrEqual(0.02);
  });
});

test('the lab says how nearest neighbour was asked for them', async () => {
  const { defaults } = JSON.parse(
    await readFile('models/nearest-neighbour/metrics.json', 'utf8'),
  ) as { defaults: unknown };
  expect(COMMITTED_ASKED.votes).toEqual(defaults);
});
