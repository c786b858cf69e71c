import { CLASSES } from '../core/classes.ts';
import type { Position } from '../core/linking.ts';
import { findLinked } from '../core/linking.ts';
import type { Scale, Span } from '../core/scales.ts';
import { findByPlace, findSpan } from '../core/scales.ts';
import type { Sweep } from '../core/sweep.ts';
import { findByThreshold, lastPoint } from '../core/sweep.ts';
import { writeThreshold } from '../core/written-threshold.ts';
import type { ClassifierId } from '../engine/contract.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';
import type { LabSets, ScoredSet } from './lab-data.svelte.ts';
import { findOpening } from './lab-opening.ts';
import type { LabSettings } from './lab-settings.ts';
import { THRESHOLD_SETTINGS } from './lab-settings.ts';
import type { SettingsStore } from './settings.svelte.ts';

/** One value for each classifier. */
export type ForEach<Value> = Readonly<Record<ClassifierId, Value>>;

/** The threshold lab: what is set, where each classifier stands, and how it is moved. */
export interface Lab {
  readonly settings: LabSettings;
  /** Class index of the detector's target. */
  readonly target: number;
  readonly sets: LabSets;
  /** Sweeps of the test set under the rule and class at hand. */
  readonly sweeps: ForEach<Sweep>;
  /** Log-odds that the scores of the three span. */
  readonly span: Span;
  /** Where each classifier stands: operating point and threshold as written. */
  readonly positions: ForEach<Position>;
  /** The active classifier's position. */
  readonly current: Position;
  /** Changes what is asked; thresholds stay, and linked classifiers follow the active one anew. */
  change(part: Partial<LabSettings>): void;
  /** Moves a classifier to one of its operating points, and with it those it is linked to. */
  moveTo(id: ClassifierId, point: number): void;
  /** Moves a classifier to the threshold given, which need not be an operating point. */
  moveToThreshold(id: ClassifierId, threshold: number): void;
  /** Moves a classifier to a place of a scale, 0 to 1. */
  moveToPlace(id: ClassifierId, place: number, scale: Scale): void;
  /** Brings the link up to date. */
  settle(): void;
}

export function createLab(sets: LabSets, store: SettingsStore): Lab {
  const target = $derived(CLASSES.indexOf(store.current.target));
  const rule = $derived(store.current.rule);
  const sweeps = $derived(forEachClassifier((id) => sets.test[id].sweep(rule, target)));
  const span = $derived(findSpan(Object.values(sweeps)));
  const positions = $derived(findPositions(store.current, sets.test, sweeps));
  const current = $derived(positions[store.current.active]);

  function writePositions(): Partial<LabSettings> {
    return Object.fromEntries(
      CLASSIFIER_IDS.map((id) => [THRESHOLD_SETTINGS[id], positions[id].threshold]),
    );
  }

  function place(moved: ClassifierId, position: Position, settings: LabSettings): void {
    const thresholds = CLASSIFIER_IDS.map((id) => {
      const linked = id === moved ? null : findLinked(position, sweeps[id], settings.link);
      const isEqual = id === moved || (settings.link === 'threshold' && linked !== null);
      if (isEqual) return [THRESHOLD_SETTINGS[id], position.threshold];
      const threshold =
        linked === null ? positions[id].threshold : writeThreshold(sweeps[id], linked);
      return [THRESHOLD_SETTINGS[id], threshold];
    });
    store.change({ active: moved, ...(Object.fromEntries(thresholds) as Partial<LabSettings>) });
  }

  function moveTo(id: ClassifierId, point: number): void {
    const sweep = sweeps[id];
    const inside = Math.min(lastPoint(sweep), Math.max(0, point));
    const threshold = writeThreshold(sweep, inside);
    place(id, { sweep, point: inside, threshold }, store.current);
  }

  function moveToThreshold(id: ClassifierId, threshold: number): void {
    const sweep = sweeps[id];
    place(id, { sweep, point: findByThreshold(sweep, threshold), threshold }, store.current);
  }

  return {
    sets,
    get settings() {
      return store.current;
    },
    get target() {
      return target;
    },
    get sweeps() {
      return sweeps;
    },
    get span() {
      return span;
    },
    get positions() {
      return positions;
    },
    get current() {
      return current;
    },
    change(part) {
      // Another classifier in front moves no threshold: where the lab opened is written down first.
      if ('active' in part) store.change(writePositions());
      // An open cell belongs to the question that it was opened under.
      store.change('rule' in part || 'target' in part ? { cell: null, ...part } : part);
      const isAsked = 'rule' in part || 'target' in part || 'link' in part;
      const { active } = store.current;
      const isSet = store.current[THRESHOLD_SETTINGS[active]] !== null;
      if (isAsked && isSet) place(active, current, store.current);
    },
    moveTo,
    moveToThreshold,
    moveToPlace(id, share, scale) {
      const point = findByPlace(sweeps[id], share, scale, span);
      if (point !== null) moveTo(id, point);
    },
    settle: () => store.settle(),
  };
}

/** Where each classifier stands; one without a threshold of its own stands where the lab opens. */
function findPositions(
  settings: LabSettings,
  test: ScoredSet,
  sweeps: ForEach<Sweep>,
): ForEach<Position> {
  const { active, rule, target, link } = settings;
  const locate = (id: ClassifierId, find: () => number): Position => {
    const sweep = sweeps[id];
    const threshold = settings[THRESHOLD_SETTINGS[id]];
    if (threshold !== null) return { sweep, point: findByThreshold(sweep, threshold), threshold };
    const point = find();
    return { sweep, point, threshold: writeThreshold(sweep, point) };
  };
  const first = locate(active, () => findOpening(test[active], rule, target));
  return forEachClassifier((id) => {
    if (id === active) return first;
    return locate(
      id,
      () => findLinked(first, sweeps[id], link) ?? findOpening(test[id], rule, target),
    );
  });
}

/** Makes one value for each classifier. */
export function forEachClassifier<Value>(make: (id: ClassifierId) => Value): ForEach<Value> {
  return Object.fromEntries(CLASSIFIER_IDS.map((id) => [id, make(id)])) as ForEach<Value>;
}
