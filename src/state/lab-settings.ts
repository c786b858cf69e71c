import * as v from 'valibot';
import type { ClassName } from '../core/classes.ts';
import { CLASSES } from '../core/classes.ts';
import { ABSTAINED } from '../core/confusion.ts';
import type { Link } from '../core/linking.ts';
import { LINKS } from '../core/linking.ts';
import type { Rule } from '../core/rules.ts';
import { RULES } from '../core/rules.ts';
import type { Scale } from '../core/scales.ts';
import { SCALES } from '../core/scales.ts';
import type { ClassifierId } from '../engine/contract.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';

export const PANELS = [
  'curves',
  'confusion',
  'costs',
  'compare',
  'calibration',
  'recompute',
] as const;
export type Panel = (typeof PANELS)[number];

/** What stands in a cell of the matrix: how many pictures, or their share of the row. */
export const MATRIX_FIGURES = ['counts', 'shares'] as const;
export type MatrixFigures = (typeof MATRIX_FIGURES)[number];

/** What thresholds are judged on: the test set by its committed scores, or as it was scored here, or the visitor's own batch. */
export const LAB_SETS = ['test', 'recomputed', 'batch'] as const;
export type LabSetName = (typeof LAB_SETS)[number];

/** Those that come about in this browser. */
export type OwnSetName = Exclude<LabSetName, 'test'>;

/** What the visitor has set in the threshold lab, and a link carries. */
export interface LabSettings {
  /** The set that is asked for; where there is none of it, the test set takes its place. */
  readonly set: LabSetName;
  readonly rule: Rule;
  /** Class of the detector. */
  readonly target: ClassName;
  /** The classifier whose slider and pictures are shown. */
  readonly active: ClassifierId;
  readonly link: Link;
  readonly scale: Scale;
  /** Threshold of each classifier; null leaves it to the lab. */
  readonly nearestAt: number | null;
  readonly linearAt: number | null;
  readonly networkAt: number | null;
  readonly panel: Panel;
  /** What one false positive and one miss cost. */
  readonly falsePositiveCost: number;
  readonly missCost: number;
  /** Share of positives out there; null is as in the set. */
  readonly prevalence: number | null;
  /** The classifier whose matrix is shown; null is the one in front. */
  readonly matrixOf: ClassifierId | null;
  readonly matrixFigures: MatrixFigures;
  /** The matrix's open cell, row by row over eleven columns; null leaves it to the lab. */
  readonly cell: number | null;
  /** The class whose first false positive is looked for; null leaves it to the lab. */
  readonly lookFor: ClassName | null;
}

/** Name of the setting that holds a classifier's threshold. */
export const THRESHOLD_SETTINGS = {
  'nearest-neighbour': 'nearestAt',
  linear: 'linearAt',
  network: 'networkAt',
} as const satisfies Record<ClassifierId, keyof LabSettings>;

/** Any one cost may not be larger. */
export const LARGEST_COST = 1_000_000;

const number = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.nonEmpty(),
    v.transform(Number),
    v.finite(),
    v.minValue(least),
    v.maxValue(most),
  );
const LAST_CELL = CLASSES.length * (ABSTAINED + 1) - 1;
const threshold = { schema: number(0, 2), initial: null };
const cost = { schema: number(0, LARGEST_COST), initial: 1 };

/** One row for each setting: how it is read from a link, and what holds without it. */
export const LAB_TABLE = {
  set: { schema: v.picklist(LAB_SETS), initial: 'test' },
  rule: { schema: v.picklist(RULES), initial: 'detector' },
  target: { schema: v.picklist(CLASSES), initial: 'airplane' },
  active: { schema: v.picklist(CLASSIFIER_IDS), initial: 'linear' },
  link: { schema: v.picklist(LINKS), initial: 'recall' },
  scale: { schema: v.picklist(SCALES), initial: 'log-odds' },
  nearestAt: threshold,
  linearAt: threshold,
  networkAt: threshold,
  panel: { schema: v.picklist(PANELS), initial: 'curves' },
  falsePositiveCost: cost,
  missCost: cost,
  prevalence: { schema: number(0, 1), initial: null },
  matrixOf: { schema: v.picklist(CLASSIFIER_IDS), initial: null },
  matrixFigures: { schema: v.picklist(MATRIX_FIGURES), initial: 'counts' },
  cell: { schema: v.pipe(number(0, LAST_CELL), v.integer()), initial: null },
  lookFor: { schema: v.picklist(CLASSES), initial: null },
} as const satisfies {
  [K in keyof LabSettings]: {
    schema: v.GenericSchema<string, LabSettings[K]>;
    initial: LabSettings[K];
  };
};
