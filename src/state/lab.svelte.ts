import { CLASSES } from '../core/classes.ts';
import type { Link, Position } from '../core/linking.ts';
import { findLinked } from '../core/linking.ts';
import type { Scale, Span } from '../core/scales.ts';
import { findByPlace, findSpan, placePoint } from '../core/scales.ts';
import type { Sweep } from '../core/sweep.ts';
import { findByThreshold, lastPoint } from '../core/sweep.ts';
import { writeThreshold } from '../core/written-threshold.ts';
import type { ClassifierId } from '../engine/contract.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';
import type { ForEach } from './for-each-classifier.ts';
import { forEachClassifier } from './for-each-classifier.ts';
import type { JudgedSet, LabSets, ScoredSet } from './lab-sets.ts';
import { findOpening } from './lab-opening.ts';
import type { LabSettings, OwnSetName } from './lab-settings.ts';
import { THRESHOLD_SETTINGS } from './lab-settings.ts';
import type { SettingsStore } from './settings.svelte.ts';

/** The threshold lab: what is set, where each classifier stands, and how it is moved. */
export interface Lab {
  readonly settings: LabSettings;
  /** Class index of the detector's target. */
  readonly target: number;
  /** Thresholds are chosen on it. */
  readonly validation: ScoredSet;
  /** The set that comes with the site to judge them. */
  readonly test: JudgedSet;
  /** The set that is shown, and judges thresholds. */
  readonly set: JudgedSet;
  /** What each classifier scored its pictures. */
  readonly judged: ScoredSet;
  /** Sweeps of that set under the rule and class at hand. */
  readonly sweeps: ForEach<Sweep>;
  /** What the three have in common: as set, but nothing where a link says thresholds that have not. */
  readonly link: Link;
  /** What the slider runs along: as set, but log-odds where that share is 0 of 0. */
  readonly scale: Scale;
  /** Log-odds that the scores of the three span. */
  readonly span: Span;
  /** Where each classifier stands: operating point and threshold as written. */
  readonly positions: ForEach<Position>;
  /** The active classifier's position. */
  readonly current: Position;
  /**
   * Changes what is asked, and of which set; thresholds stay, and linked classifiers follow the active one anew.
   *
   * @param isOnward it goes on from the change before, and is no place of its own
   */
  change(part: Partial<LabSettings>, isOnward?: boolean): void;
  /** Moves a classifier to one of its operating points, and with it those it is linked to. */
  moveTo(id: ClassifierId, point: number): void;
  /** Moves a classifier to the threshold given, which need not be an operating point. */
  moveToThreshold(id: ClassifierId, threshold: number): void;
  /** Moves a classifier to a place of a scale, 0 to 1. */
  moveToPlace(id: ClassifierId, place: number, scale: Scale): void;
  /** Brings the link up to date. */
  settle(): void;
}

/** @param readOwn gives a set that came about in this browser, null where there is none to judge on */
export function createLab(
  sets: LabSets,
  store: SettingsStore,
  readOwn: (name: OwnSetName) => JudgedSet | null = () => null,
): Lab {
  const target = $derived(CLASSES.indexOf(store.current.target));
  const rule = $derived(store.current.rule);
  const set = $derived(
    store.current.set === 'test' ? sets.test : (readOwn(store.current.set) ?? sets.test),
  );
  const sweeps = $derived(forEachClassifier((id) => set.pictures[id].sweep(rule, target)));
  const span = $derived(findSpan(Object.values(sweeps)));
  const positions = $derived(findPositions(store.current, sets.test.pictures, sweeps));
  const current = $derived(positions[store.current.active]);
  const link = $derived(isLinked(positions, store.current.link) ? store.current.link : 'own');
  const scale = $derived(
    placePoint(current.sweep, 0, store.current.scale, span) === null
      ? 'log-odds'
      : store.current.scale,
  );

  function writePositions(): Partial<LabSettings> {
    return Object.fromEntries(
      CLASSIFIER_IDS.map((id) => [THRESHOLD_SETTINGS[id], positions[id].threshold]),
    );
  }

  function place(moved: ClassifierId, position: Position, link: Link): void {
    const thresholds = CLASSIFIER_IDS.map((id) => {
      const linked = id === moved ? null : findLinked(position, sweeps[id], link);
      const isEqual = id === moved || (link === 'threshold' && linked !== null);
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
    place(id, { sweep, point: inside, threshold }, link);
  }

  function moveToThreshold(id: ClassifierId, threshold: number): void {
    const sweep = sweeps[id];
    place(id, { sweep, point: findByThreshold(sweep, threshold), threshold }, link);
  }

  return {
    validation: sets.validation,
    test: sets.test,
    get set() {
      return set;
    },
    get judged() {
      return set.pictures;
    },
    get settings() {
      return store.current;
    },
    get target() {
      return target;
    },
    get sweeps() {
      return sweeps;
    },
    get link() {
      return link;
    },
    get scale() {
      return scale;
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
    change(part, isOnward) {
      const linkBefore = link;
      // Another classifier in front moves no threshold, nor does an end of linking: where the lab opened
      // is written down first.
      if ('active' in part || 'link' in part) store.change(writePositions());
      // An open cell belongs to the question that it was opened under.
      store.change('rule' in part || 'target' in part ? { cell: null, ...part } : part, isOnward);
      const isAsked = ASKED.some((name) => name in part);
      const { active } = store.current;
      const isSet = store.current[THRESHOLD_SETTINGS[active]] !== null;
      if (isAsked && isSet) place(active, current, part.link ?? linkBefore);
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

/** Whether some classifier can have been moved last, and the others have followed it. */
function isLinked(positions: ForEach<Position>, link: Link): boolean {
  return CLASSIFIER_IDS.some((moved) =>
    CLASSIFIER_IDS.every((id) => {
      if (id === moved) return true;
      const linked = findLinked(positions[moved], positions[id].sweep, link);
      return linked === null || linked === positions[id].point;
    }),
  );
}

/** Settings after whose change linked classifiers follow anew. */
const ASKED: readonly (keyof LabSettings)[] = ['rule', 'target', 'link', 'set'];

/**
 * Where each classifier stands. One without a threshold of its own stands where the lab opens on the test
 * set, whatever set is shown: its own pictures never choose a threshold.
 */
function findPositions(
  settings: LabSettings,
  test: ScoredSet,
  sweeps: ForEach<Sweep>,
): ForEach<Position> {
  const { active, rule, target, link } = settings;
  const locate = (id: ClassifierId, find: () => number): Position => {
    const threshold = settings[THRESHOLD_SETTINGS[id]] ?? find();
    return { sweep: sweeps[id], point: findByThreshold(sweeps[id], threshold), threshold };
  };
  const open = (id: ClassifierId) => {
    const point = findOpening(test[id], rule, target);
    return writeThreshold(test[id].sweep(rule, CLASSES.indexOf(target)), point);
  };
  const first = locate(active, () => open(active));
  return forEachClassifier((id) => {
    if (id === active) return first;
    return locate(id, () => {
      const linked = findLinked(first, sweeps[id], link);
      if (linked === null) return open(id);
      return link === 'threshold' ? first.threshold : writeThreshold(sweeps[id], linked);
    });
  });
}
