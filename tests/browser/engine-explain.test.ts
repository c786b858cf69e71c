import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import goldenPixels from '../../models/network/golden.pixels?url';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import { measureDifferences, METRICS, sumDifferences } from '../../src/core/differences.ts';
import { sumEvidence } from '../../src/core/evidence.ts';
import { measureChannel } from '../../src/core/feature-maps.ts';
import { PICTURE_BYTES } from '../../src/core/picture.ts';
import type { Progress } from '../../src/data/progress.ts';
import { createManifestSource } from '../../src/data/load-manifest.ts';
import { createEngine } from '../../src/engine/client.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { listVoteRows } from '../../src/ui/explain/vote-rows.ts';
import { CLASSIFIER_IDS, MAP_SIDE, STAGES } from '../../src/engine/contract.ts';

const never = new AbortController().signal;
/** The name of what a call is refused with; an answer itself would be too long for a report. */
const nameRefusal = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: unknown) => (error as Error).name,
  );
let engine: Engine;
let pixels: Uint8Array;
beforeAll(async () => {
  engine = createEngine(createManifestSource(new URL('/data/manifest.json', location.href).href));
  pixels = new Uint8Array(await (await fetch(goldenPixels)).arrayBuffer());
  await Promise.all(CLASSIFIER_IDS.map((id) => engine.load(id, never)));
});
afterAll(() => {
  engine.dispose();
});
const picture = (index: number) => pixels.slice(index * PICTURE_BYTES, (index + 1) * PICTURE_BYTES);

describe('nearest neighbour', () => {
  it.each(METRICS)(
    'shows references whose pixel differences sum to their %s distance',
    async (metric) => {
      for (let index = 0; index < 4; index++) {
        const scored = await engine.scoreNearest(picture(index), { metric, k: 5 }, never);
        const nearestOfClasses = scored.byClass.filter((neighbour) => neighbour !== null);
        expect(nearestOfClasses).toHaveLength(CLASS_COUNT);
        for (const { pixels, distance } of [...scored.neighbours, ...nearestOfClasses]) {
          expect(sumDifferences(measureDifferences(picture(index), pixels, metric))).toBe(distance);
        }
        expect(scored.byClass.map((neighbour) => neighbour?.label)).toEqual([...Array(10).keys()]);
        const least = Math.min(...nearestOfClasses.map(({ distance }) => distance));
        expect(scored.neighbours[0]!.distance).toBe(least);
      }
    },
  );

  it.each([1, 5, 15])(
    'has scores that follow from the distances shown and two fitted numbers, with %i votes',
    async (k) => {
      for (const metric of METRICS) {
        const scored = await engine.scoreNearest(picture(1), { metric, k }, never);
        const { tau, meanDistance, softness } = scored.votes;
        const mean = scored.byClass.reduce((sum, one) => sum + one!.distance, 0) / CLASS_COUNT;
        expect(meanDistance).toBeCloseTo(mean, 6);
        expect(softness).toBeCloseTo(tau * mean, 6);
        const rows = listVoteRows(scored);
        expect(rows).toHaveLength(CLASS_COUNT);
        expect(rows.reduce((sum, { among }) => sum + among, 0)).toBe(k);
        const weigh = (farther: readonly number[]) =>
          farther.reduce((sum, distance) => sum + Math.exp(-distance / softness), 0);
        const all = rows.reduce((sum, { farther }) => sum + weigh(farther), 0);
        for (const { label, farther, weight, score } of rows) {
          expect(weight).toBeCloseTo(weigh(farther), 9);
          expect(score).toBeCloseTo(weigh(farther) / all, 6);
          expect(score).toBe(scored.scores[label]);
        }
      }
    },
  );

  it('answers from the first so many references as it did when it had no more', async () => {
    const counts = [500, 1_000, 2_000, 45_000];
    const had = await engine.scoreNearest(picture(2), { metric: 'l2', k: 5 }, never);
    expect(await engine.loadReferences(2_000, never)).toBe(2_000);
    const steps = await engine.sweepNearest(picture(2), { k: 5, counts }, never);
    expect(steps.map(({ metric, references }) => `${metric} ${references}`)).toEqual([
      ...['l1 500', 'l1 1000', 'l1 2000'],
      ...['l2 500', 'l2 1000', 'l2 2000'],
    ]);
    const then = steps.find(({ metric, references }) => metric === 'l2' && references === 1_000);
    expect(then!.scores).toEqual(had.scores);
    expect(then!.nearest).toEqual(had.neighbours[0]);
    const now = await engine.scoreNearest(picture(2), { metric: 'l2', k: 5 }, never);
    expect(steps.at(-1)!.scores).toEqual(now.scores);
  });

  it('ends a sweep that is aborted', async () => {
    const controller = new AbortController();
    const sweep = engine.sweepNearest(picture(0), { k: 5, counts: [2_000] }, controller.signal);
    controller.abort();
    expect(await nameRefusal(sweep)).toBe('AbortError');
  });
});

describe('the linear classifier', () => {
  it('adds evidence and bias up to the logit, and that makes the score', async () => {
    for (let index = 0; index < 16; index++) {
      const { evidence, biases, logits, slopes, offsets, scores } = await engine.explainLinear(
        picture(index),
        never,
      );
      const { scores: answered } = await engine.score('linear', picture(index), never);
      for (let label = 0; label < CLASS_COUNT; label++) {
        const map = evidence.subarray(label * 1024, (label + 1) * 1024);
        const logit = sumEvidence(map) + biases[label]!;
        expect(Math.abs(logit - logits[label]!)).toBeLessThan(1e-4);
        const score = 1 / (1 + Math.exp(-(slopes[label]! * logit + offsets[label]!)));
        expect(score).toBeCloseTo(answered[label]!, 5);
        expect(scores[label]).toBe(answered[label]);
      }
    }
  });

  it('has templates whose product with the picture is the evidence', async () => {
    const { templates, evidence } = await engine.explainLinear(picture(3), never);
    expect(templates).toHaveLength(CLASS_COUNT * PICTURE_BYTES);
    const [pixel, label] = [500, 7];
    const weighed = [0, 1, 2].reduce((sum, channel) => {
      const at = pixel * 3 + channel;
      return sum + (picture(3)[at]! / 255) * templates[label * PICTURE_BYTES + at]!;
    }, 0);
    expect(evidence[label * 1024 + pixel]).toBeCloseTo(weighed, 5);
  });
});

describe.each(['wasm', 'webgl'] as const)('the network on %s', (backend) => {
  beforeAll(async () => {
    await engine.useBackend(backend);
  });

  it('has a map for each class that sums to the logit less the bias, and that makes the score', async () => {
    for (let index = 0; index < 3; index++) {
      const explained = await engine.explainNetwork(picture(index), never);
      const { maps, biases, logits, temperature } = explained;
      expect(explained.backend).toBe(backend);
      const places = MAP_SIDE * MAP_SIDE;
      for (let label = 0; label < CLASS_COUNT; label++) {
        const map = maps.subarray(label * places, (label + 1) * places);
        expect(Math.abs(sumEvidence(map) + biases[label]! - logits[label]!)).toBeLessThan(2e-3);
      }
      const odds = Array.from(logits, (logit) => Math.exp(logit / temperature));
      const all = odds.reduce((sum, value) => sum + value, 0);
      const { scores } = await engine.score('network', picture(index), never);
      odds.forEach((value, label) => expect(value / all).toBeCloseTo(scores[label]!, 3));
    }
  });

  it('shows the feature maps of every stage, rectified', async () => {
    const { stages } = await engine.explainNetwork(picture(0), never);
    expect(stages.map(({ stage }) => stage)).toEqual(STAGES);
    for (const { height, width, channels, values } of stages) {
      expect(values).toHaveLength(height * width * channels);
      expect(values.every((value) => value >= 0)).toBe(true);
      expect(values.some((value) => value > 0)).toBe(true);
    }
  });

  it('answers before it explains what was asked for earlier', async () => {
    const log: string[] = [];
    await Promise.all([
      ...['first', 'second', 'third'].map((name, index) =>
        engine.explainNetwork(picture(index), never).then(() => log.push(`${name} explained`)),
      ),
      engine.score('network', picture(0), never).then(() => log.push('answered')),
    ]);
    // The first may have been under way.
    expect(log.indexOf('answered')).toBeLessThan(2);
    expect(log.filter((line) => line !== 'answered')).toEqual(
      ['first', 'second', 'third'].map((name) => `${name} explained`),
    );
  });

  it('leaves nothing behind, aborted or not', async () => {
    await engine.explainNetwork(picture(0), never);
    const before = await engine.memory();
    expect(before.bytes).toBeGreaterThan(0);
    for (let round = 0; round < 5; round++) {
      const controller = new AbortController();
      const late = engine.explainNetwork(picture(round), controller.signal);
      controller.abort();
      expect(await nameRefusal(late)).toBe('AbortError');
      await engine.explainNetwork(picture(round), never);
      await engine.explainLinear(picture(round), never);
      await engine.sweepNearest(picture(round), { k: 5, counts: [1_000] }, never);
    }
    const controller = new AbortController();
    const search = engine.findExciting(controller.signal, () => controller.abort());
    expect(await nameRefusal(search)).toBe('AbortError');
    // What was aborted may still have been under way: the next takes its turn after it.
    await engine.score('network', picture(0), never);
    expect(await engine.memory()).toEqual(before);
  });
});

describe('an explanation on WebAssembly', () => {
  beforeAll(async () => {
    await engine.useBackend('wasm');
  });

  it('is refused for what is not one picture', async () => {
    const two = pixels.slice(0, 2 * PICTURE_BYTES);
    await expect(engine.explainLinear(two, never)).rejects.toThrow(/not one picture/);
    await expect(engine.explainNetwork(two, never)).rejects.toThrow(/not one picture/);
    await expect(engine.sweepNearest(two, { k: 1, counts: [] }, never)).rejects.toThrow(
      /not one picture/,
    );
  });
});

describe('the pictures that excite a channel most', () => {
  it('can be given up, and others are answered meanwhile', async () => {
    const controller = new AbortController();
    const search = engine.findExciting(controller.signal);
    const { scores } = await engine.score('network', picture(0), never);
    expect(scores).toHaveLength(CLASS_COUNT);
    controller.abort();
    expect(await nameRefusal(search)).toBe('AbortError');
  });

  it('are found among the first thousand references, with what a forward pass of each says', async () => {
    const before = await engine.memory();
    const heard: Progress[] = [];
    const { stages, pixels, labels } = await engine.findExciting(never, (step) => heard.push(step));
    expect(heard.at(-1)).toEqual({ done: 1_000, total: 1_000, unit: 'pictures' });
    expect([pixels.length, labels.length]).toEqual([1_000 * PICTURE_BYTES, 1_000]);
    expect(await engine.memory()).toEqual(before);

    for (const [index, stage] of STAGES.entries()) {
      const channels = stages[stage];
      const channel = channels.findIndex((excitements) => excitements.length > 1);
      const [first, second] = channels[channel]!;
      expect(first!.value).toBeGreaterThanOrEqual(second!.value);
      const reference = pixels.slice(
        first!.reference * PICTURE_BYTES,
        (first!.reference + 1) * PICTURE_BYTES,
      );
      const explained = await engine.explainNetwork(reference, never);
      const { most, row, column } = measureChannel(explained.stages[index]!, channel);
      expect(first).toEqual({
        reference: first!.reference,
        value: expect.closeTo(most, 2) as number,
        row,
        column,
      });
    }
  }, 180_000);
});
