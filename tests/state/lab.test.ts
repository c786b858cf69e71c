import { describe, expect, test } from 'vitest';
import { CLASS_COUNT, CLASSES } from '../../src/core/classes.ts';
import { createRandom } from '../../src/core/random.ts';
import { createScoredPictures } from '../../src/core/scored-pictures.ts';
import { lastPoint, readShare } from '../../src/core/sweep.ts';
import type { ClassifierId } from '../../src/engine/contract.ts';
import { CLASSIFIER_IDS } from '../../src/engine/contract.ts';
import type { ScoredSet } from '../../src/state/lab-sets.ts';
import { describeTest } from '../../src/state/lab-sets.ts';
import { forEachClassifier } from '../../src/state/for-each-classifier.ts';
import { createLab } from '../../src/state/lab.svelte.ts';
import type { Settings } from '../../src/state/settings.ts';
import { formatSettings, INITIAL_SETTINGS, parseSettings } from '../../src/state/settings.ts';
import { createSettings } from '../../src/state/settings.svelte.ts';

/** 400 pictures whose scores lean to the truth, each classifier in its own way. */
function createSet(seed: number): ScoredSet {
  const random = createRandom(seed);
  const labels = Uint8Array.from({ length: 400 }, (_, picture) => picture % CLASS_COUNT);
  const certainty = { 'nearest-neighbour': 0.1, linear: 0.3, network: 0.8 };
  return forEachClassifier((id) => {
    const scores = Float32Array.from({ length: labels.length * CLASS_COUNT }, (_, index) => {
      const isTrue = index % CLASS_COUNT === labels[Math.floor(index / CLASS_COUNT)];
      return (1 - certainty[id]) * random() + (isTrue ? certainty[id] : 0);
    });
    return createScoredPictures(scores, labels);
  });
}

const SETS = { validation: createSet(1), test: describeTest(createSet(2)) };

function openLab(part: Partial<Settings> = {}) {
  const settings = createSettings({ ...INITIAL_SETTINGS, ...part });
  return { lab: createLab(SETS, settings), settings };
}

const share = (lab: ReturnType<typeof createLab>, id: ClassifierId, name: 'coverage' | 'recall') =>
  readShare(lab.positions[id].sweep, lab.positions[id].point, name)!;

describe('the lab opens', () => {
  test('where half of the airplanes are found, one step before a ship becomes one', () => {
    const { lab } = openLab();
    const { sweep, point } = lab.current;
    expect(share(lab, 'linear', 'recall')).toBeGreaterThanOrEqual(0.5);
    const next = sweep.order[sweep.accepted[point]!]!;
    expect(CLASSES[lab.judged.linear.labels[next]!]).toBe('ship');
  });

  test('where half of the right answers are given, one step before a wrong one', () => {
    const { lab } = openLab({ rule: 'top-one' });
    const { sweep, point } = lab.current;
    expect(sweep.hits[point]! / sweep.positives).toBeGreaterThanOrEqual(0.5);
    expect(lab.judged.linear.answers.right[sweep.order[sweep.accepted[point]!]!]).toBe(0);
  });

  test('where a link says', () => {
    const { lab } = openLab({ linearAt: 0.4, networkAt: 0.9 });
    expect(lab.positions.linear.threshold).toBe(0.4);
    expect(lab.positions.network.threshold).toBe(0.9);
    const { point, sweep } = lab.positions.linear;
    expect(sweep.thresholds[point]).toBeGreaterThanOrEqual(Math.fround(0.4));
  });
});

describe('linking, where nothing was moved yet,', () => {
  const thresholds = (lab: ReturnType<typeof createLab>) =>
    Object.values(forEachClassifier((id) => lab.positions[id].threshold));

  test('at each its own leaves all three where they stand', () => {
    const { lab } = openLab();
    const before = thresholds(lab);
    lab.change({ link: 'own' });
    expect(thresholds(lab)).toEqual(before);
  });

  test('at equal threshold gives all three the same one, as written', () => {
    const { lab } = openLab();
    const before = lab.current.threshold;
    lab.change({ link: 'threshold' });
    expect(thresholds(lab)).toEqual([before, before, before]);
  });

  test('is none where a link brings thresholds that have nothing in common', () => {
    const { lab } = openLab({ link: 'threshold', nearestAt: 0.2, linearAt: 0.5, networkAt: 0.7 });
    expect(lab.link).toBe('own');
    lab.moveToThreshold('linear', 0.4);
    expect(lab.positions['nearest-neighbour'].threshold).toBe(0.2);
    lab.change({ link: 'threshold' });
    expect(lab.link).toBe('threshold');
    expect(lab.positions.network.threshold).toBe(0.4);
  });

  test.each(['threshold', 'coverage', 'fpr', 'recall'] as const)(
    'at equal %s stays, whichever classifier is in front',
    (link) => {
      const { lab } = openLab({ link });
      lab.moveToThreshold('linear', 0.3);
      for (const active of CLASSIFIER_IDS) {
        lab.change({ active });
        expect(lab.link).toBe(link);
      }
    },
  );

  test('at equal threshold does so from a link too', () => {
    const { lab } = openLab({ link: 'threshold' });
    expect(new Set(thresholds(lab)).size).toBe(1);
  });
});

describe('moving one', () => {
  test.each(['coverage', 'recall'] as const)('takes the others along at equal %s', (link) => {
    const { lab } = openLab({ link });
    lab.moveTo('network', 57);
    const wanted = share(lab, 'network', link);
    for (const id of ['nearest-neighbour', 'linear'] as const) {
      expect(Math.abs(share(lab, id, link) - wanted)).toBeLessThanOrEqual(1 / 40);
    }
    expect(lab.settings.active).toBe('network');
  });

  test('gives all the same number at equal threshold', () => {
    const { lab } = openLab({ link: 'threshold' });
    lab.moveToThreshold('linear', 0.37);
    expect(Object.values(lab.positions).map(({ threshold }) => threshold)).toEqual([
      0.37, 0.37, 0.37,
    ]);
  });

  test('leaves the others alone where each is its own', () => {
    const { lab } = openLab({ link: 'own' });
    const before = lab.positions.network.point;
    lab.moveTo('linear', 100);
    expect(lab.positions.network.point).toBe(before);
    expect(lab.current.point).toBe(100);
  });

  test('stops at both ends', () => {
    const { lab } = openLab();
    lab.moveTo('linear', -5);
    expect(lab.current.point).toBe(0);
    lab.moveTo('linear', Infinity);
    expect(lab.current.point).toBe(lastPoint(lab.current.sweep));
  });

  test('to a place of each scale gets there', () => {
    const { lab } = openLab();
    lab.moveToPlace('linear', 0.25, 'coverage');
    expect(share(lab, 'linear', 'coverage')).toBeCloseTo(0.75, 2);
    lab.moveToPlace('linear', 0.25, 'threshold');
    expect(lab.current.threshold).toBeCloseTo(0.25, 1);
  });
});

describe('another question', () => {
  test('keeps the threshold, and the linked ones follow anew', () => {
    const { lab } = openLab({ link: 'recall' });
    lab.moveToThreshold('linear', 0.6);
    lab.change({ target: 'cat' });
    expect(lab.current.threshold).toBe(0.6);
    expect(
      Math.abs(share(lab, 'network', 'recall') - share(lab, 'linear', 'recall')),
    ).toBeLessThanOrEqual(1 / 40);
  });

  test('in front of another classifier moves nobody', () => {
    const { lab } = openLab();
    const before = forEachClassifier((id) => lab.positions[id].point);
    lab.change({ active: 'network' });
    expect(forEachClassifier((id) => lab.positions[id].point)).toEqual(before);
  });

  test('brings the same lab back from its link', () => {
    const { lab, settings } = openLab();
    lab.moveTo('nearest-neighbour', 33);
    lab.change({ rule: 'top-one', link: 'coverage', panel: 'costs', scale: 'coverage' });
    const { settings: read, refused } = parseSettings(formatSettings(settings.current));
    expect(refused).toEqual([]);
    const again = openLab(read).lab;
    expect(again.settings).toEqual(lab.settings);
    expect(forEachClassifier((id) => again.positions[id].point)).toEqual(
      forEachClassifier((id) => lab.positions[id].point),
    );
  });
});
