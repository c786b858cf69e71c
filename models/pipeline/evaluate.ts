/**
 * `npm run evaluate [-- ids] [-- --check]`: recomputes the figures of models/<id>/metrics.json and the
 * committed scores from committed files; with --check it compares and writes nothing.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { CLASS_COUNT } from '../../src/core/classes.ts';
import type { SetName } from '../../src/data/manifest.ts';
import { decodeScores, encodeScores } from '../../src/data/scores.ts';
import { CLASSIFIER_IDS } from '../../src/engine/contract.ts';
import type { ClassifierId } from '../../src/engine/contract.ts';
import { compareFigures } from './compare-figures.ts';
import { evaluateLinear } from './evaluate-linear.ts';
import { evaluateNearestNeighbour } from './evaluate-nearest-neighbour.ts';
import { evaluateNetwork } from './evaluate-network.ts';
import { createSetReader, type Evaluate, type Evaluation, type SetReader } from './evaluation.ts';
import { measureAccuracy, measureFigures } from './figures.ts';
import { writeJson } from './json-file.ts';
import { readDataFile, readManifest, updateManifest, writeDataFile } from './manifest-file.ts';
import { writeResultsTable } from './results-table.ts';
import { writeOpening } from './write-opening.ts';

const EVALUATIONS: Record<ClassifierId, Evaluate> = {
  'nearest-neighbour': evaluateNearestNeighbour,
  linear: evaluateLinear,
  network: evaluateNetwork,
};

/** Two machines may round differently; one picture more or less of 10,000 is more than this. */
const FIGURE_TOLERANCE = 5e-5;
const SCORE_TOLERANCE = 1e-3;
const SCORED_SETS = ['validation', 'test'] as const satisfies readonly SetName[];

async function evaluate(options: readonly string[]): Promise<void> {
  const check = options.includes('--check');
  const asked = options.filter((option) => !option.startsWith('--'));
  const unknown = asked.find((id) => !(id in EVALUATIONS));
  if (unknown !== undefined) {
    throw new Error(`${unknown} is none of ${Object.keys(EVALUATIONS).join(', ')}.`);
  }
  const readSet = createSetReader();
  const differences: string[] = [];

  for (const [id, judge] of Object.entries(EVALUATIONS)) {
    if (asked.length > 0 && !asked.includes(id)) continue;
    console.log(`Judging ${id}.`);
    const evaluation = await judge(readSet);
    const metrics = round(await gatherMetrics(evaluation, readSet));
    const { original, shipped } = metrics.accuracy;
    console.log(`${id}: ${percent(original)} right on test, ${percent(shipped)} as shipped.`);
    if (check) {
      const committed: unknown = JSON.parse(await readFile(metricsUrl(id), 'utf8'));
      differences.push(
        ...compareFigures(committed, metrics, FIGURE_TOLERANCE, `${id}: metrics`),
        ...(await compareScores(id, evaluation)),
      );
    } else {
      await writeJson(metricsUrl(id), metrics);
      await writeScores(id, evaluation);
    }
  }
  if (!check) {
    await writeOpening();
    await updateReadme();
  }
  if (differences.length > 0) {
    throw new Error(`Not what is committed:\n${differences.slice(0, 20).join('\n')}`);
  }
}

async function updateReadme(): Promise<void> {
  const readme = new URL('../../README.md', import.meta.url);
  const metrics = await Promise.all(
    CLASSIFIER_IDS.map(async (id): Promise<[ClassifierId, unknown]> => {
      return [id, JSON.parse(await readFile(metricsUrl(id), 'utf8'))];
    }),
  );
  const metricsOf = Object.fromEntries(metrics) as Record<ClassifierId, unknown>;
  await writeFile(readme, writeResultsTable(await readFile(readme, 'utf8'), metricsOf));
}

/** The content of metrics.json. */
async function gatherMetrics(evaluation: Evaluation, readSet: SetReader) {
  const { scores, exclusive, parameters, bytes, how, more } = evaluation;
  const { labels } = await readSet('test', 'shipped');
  const validation = await readSet('validation', 'shipped');
  const { accuracy, accuracyInterval, ...figures } = measureFigures(
    asCommitted(scores.shipped),
    labels,
    exclusive,
  );
  const original = measureFigures(scores.original, labels, exclusive);
  return {
    accuracy: {
      original: original.accuracy,
      shipped: accuracy,
      validation: measureAccuracy(asCommitted(scores.validation), validation.labels),
    },
    accuracyInterval: { original: original.accuracyInterval, shipped: accuracyInterval },
    pictures: { test: labels.length, validation: validation.labels.length },
    ...figures,
    parameters,
    bytes,
    ...more,
    how: {
      accuracy: `Share of pictures whose highest score is that of the true class (of equals the lowest index): original on the test pictures before encoding, shipped on those of public/data/, validation on the shipped validation pictures; shipped and validation from the committed scores.`,
      accuracyInterval: 'Wilson, 95 %.',
      perClass: 'Share of the shipped test pictures of a class that are answered with it.',
      ece: `Expected calibration error of the highest score on the shipped test pictures, in ${figures.eceBins} equal-width bins.`,
      nll: exclusive
        ? 'Mean over the shipped test pictures of -log(score of the true class).'
        : 'Mean over the shipped test pictures of the sum of ten cross-entropies, one for each class against the rest.',
      ...how,
    },
  };
}

/** Scores as they read back after being stored. */
function asCommitted(scores: Float32Array): Float32Array {
  const encoded = encodeScores(scores);
  return decodeScores(encoded.bytes, encoded);
}

async function writeScores(id: string, { scores }: Evaluation): Promise<void> {
  const files = { validation: scores.validation, test: scores.shipped };
  for (const name of SCORED_SETS) {
    const { bytes, low, step } = encodeScores(files[name]);
    const file = await writeDataFile(`scores/${id}.${name}.bin`, bytes);
    const shape: [number, number] = [files[name].length / CLASS_COUNT, CLASS_COUNT];
    await updateManifest((manifest) => ({
      ...manifest,
      scores: {
        ...manifest.scores,
        [id]: { ...manifest.scores[id], [name]: { ...file, shape, dtype: 'uint16', low, step } },
      },
    }));
  }
}

async function compareScores(id: string, { scores }: Evaluation): Promise<string[]> {
  const files = { validation: scores.validation, test: scores.shipped };
  const listed = (await readManifest()).scores[id];
  const differences = await Promise.all(
    SCORED_SETS.map(async (name) => {
      const entry = listed?.[name];
      if (!entry) return [`${id}: the manifest has no scores of ${name}`];
      const committed = decodeScores(await readDataFile(entry), entry);
      const worst = files[name].reduce((most, score, at) => {
        return Math.max(most, Math.abs(score - (committed[at] ?? Infinity)));
      }, 0);
      return worst > SCORE_TOLERANCE ? [`${id}: a score of ${name} is off by ${worst}`] : [];
    }),
  );
  return differences.flat();
}

/** Six digits after the point are more than 10,000 pictures can tell. */
function round<Value>(value: Value): Value {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'number' ? Number(part.toFixed(6)) : part,
  );
  return JSON.parse(text) as Value;
}

function metricsUrl(id: string): URL {
  return new URL(`../${id}/metrics.json`, import.meta.url);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

await evaluate(process.argv.slice(2));
