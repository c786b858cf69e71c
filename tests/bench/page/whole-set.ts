import { compareScores } from '../../../src/core/score-comparison.ts';
import { createManifestSource } from '../../../src/data/load-manifest.ts';
import { loadJudgedSets } from '../../../src/data/load-scores.ts';
import type { Manifest } from '../../../src/data/manifest.ts';
import { findRounding } from '../../../src/data/scores.ts';
import { loadSheet } from '../../../src/data/sheets.ts';
import { createEngine } from '../../../src/engine/client.ts';
import type { ClassifierId, Engine } from '../../../src/engine/contract.ts';
import { CLASSIFIER_IDS } from '../../../src/engine/contract.ts';
import { forEachClassifier } from '../../../src/state/for-each-classifier.ts';
import type { Task } from '../../../src/state/recompute-run.ts';
import { createTask, runTasks } from '../../../src/state/recompute-run.ts';
import { MANIFEST_URL } from './references.ts';

const { signal } = new AbortController();

/** What scoring the first test pictures anew took, in milliseconds. */
export interface Recomputed {
  /** From the first picture to the last of all. */
  readonly all: number;
  readonly parts: Readonly<
    Record<
      ClassifierId,
      {
        /** From its first picture to its last. */
        readonly elapsed: number;
        /** Of scoring alone, in both workers together. */
        readonly scoring: number;
      }
    >
  >;
}

/** How scores computed here compare with the committed ones. */
export interface Agreement {
  readonly id: ClassifierId;
  readonly pictures: number;
  /** Pictures with the same answer. */
  readonly sameAnswers: number;
  /** By how much a score differs most, and how far storing may have moved it. */
  readonly largestDifference: number;
  readonly rounding: number;
}

let manifest: Manifest;
let engine: Engine;
let helper: Engine;
let tasks: Readonly<Record<ClassifierId, Task>>;

/** Starts the workers that the lab would use, and loads and warms up what they need. */
export async function startEngines(): Promise<void> {
  const source = createManifestSource(MANIFEST_URL);
  manifest = await source.read();
  engine = createEngine(source);
  helper = createEngine(source);
  await recompute(2 * manifest.sets.test.sheets[0]!.shape[0]);
}

/** Scores the first test pictures by all three as the lab does, in two workers. */
export async function recompute(count: number): Promise<Recomputed> {
  const { test, train } = manifest.sets;
  tasks = forEachClassifier(() => createTask(test.sheets, count));
  const times = new Map<ClassifierId, { began: number; ended: number; scoring: number }>();
  await runTasks(
    tasks,
    {
      engine,
      helper,
      backend: 'auto',
      references: train.count,
      readSheet: (sheet) => loadSheet(sheet, MANIFEST_URL, signal),
    },
    {
      loading: () => undefined,
      begun(id) {
        const began = performance.now();
        if (!times.has(id)) times.set(id, { began, ended: began, scoring: 0 });
      },
      scored(id, _, { milliseconds }) {
        const time = times.get(id)!;
        time.ended = performance.now();
        time.scoring += milliseconds;
      },
      failed(_, error) {
        throw error;
      },
    },
    signal,
  );
  const all = [...times.values()];
  return {
    all: Math.max(...all.map(({ ended }) => ended)) - Math.min(...all.map(({ began }) => began)),
    parts: forEachClassifier((id) => {
      const { began, ended, scoring } = times.get(id)!;
      return { elapsed: ended - began, scoring };
    }),
  };
}

/** Compares the scores of the last run with the committed ones. */
export async function compareWithCommitted(): Promise<Agreement[]> {
  const source = createManifestSource(MANIFEST_URL);
  const { test } = await loadJudgedSets(CLASSIFIER_IDS, source, signal, () => undefined);
  return CLASSIFIER_IDS.map((id) => {
    const comparison = compareScores(tasks[id].scores, test.scores[id]);
    const { pictures, otherwise, largestDifference } = comparison;
    const rounding = findRounding(manifest.scores[id]!.test!);
    return { id, pictures, sameAnswers: pictures - otherwise.length, largestDifference, rounding };
  });
}
