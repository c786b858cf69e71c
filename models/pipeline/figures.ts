import { CALIBRATION_BINS, computeCalibrationError } from '../../src/core/calibration.ts';
import { CLASS_COUNT, CLASSES } from '../../src/core/classes.ts';
import { computeWilsonInterval } from '../../src/core/intervals.ts';
import { findBest } from '../../src/core/scores.ts';

/** What is said of every classifier's scores of a set. */
export interface Figures {
  readonly accuracy: number;
  /** 95 %, Wilson. */
  readonly accuracyInterval: readonly [number, number];
  /** By class name: the share of its pictures that are answered right. */
  readonly perClass: Readonly<
    Record<string, { readonly recall: number; readonly pictures: number }>
  >;
  readonly ece: number;
  readonly eceBins: number;
  /** Mean over pictures of the negative log-likelihood. */
  readonly nll: number;
}

/** Share of pictures whose best class is the true one. */
export function measureAccuracy(scores: Float32Array, labels: Uint8Array): number {
  return sum(findRight(scores, labels)) / labels.length;
}

/**
 * Measures scores against the truth.
 *
 * @param scores n x 10
 * @param exclusive whether the scores of a picture are shares of one, or each stands for itself
 */
export function measureFigures(
  scores: Float32Array,
  labels: Uint8Array,
  exclusive: boolean,
): Figures {
  const right = findRight(scores, labels);
  const confidences = Float32Array.from(labels, (_, row) => {
    return Math.max(...scores.subarray(row * CLASS_COUNT, (row + 1) * CLASS_COUNT));
  });
  return {
    accuracy: sum(right) / labels.length,
    accuracyInterval: computeWilsonInterval(sum(right), labels.length),
    perClass: Object.fromEntries(
      CLASSES.map((name, label) => {
        const ofClass = right.filter((_, row) => labels[row] === label);
        return [name, { recall: sum(ofClass) / ofClass.length, pictures: ofClass.length }];
      }),
    ),
    ece: computeCalibrationError(confidences, right),
    eceBins: CALIBRATION_BINS,
    nll: measureLoss(scores, labels, exclusive),
  };
}

/** 1 where the best class is the true one. */
function findRight(scores: Float32Array, labels: Uint8Array): Uint8Array {
  return labels.map((label, row) => Number(findBest(scores, row * CLASS_COUNT) === label));
}

function measureLoss(scores: Float32Array, labels: Uint8Array, exclusive: boolean): number {
  let loss = 0;
  scores.forEach((score, at) => {
    const isTrue = labels[Math.floor(at / CLASS_COUNT)] === at % CLASS_COUNT;
    if (isTrue) loss -= Math.log(score);
    else if (!exclusive) loss -= Math.log1p(-score);
  });
  return loss / labels.length;
}

function sum(values: Uint8Array): number {
  return values.reduce((total, value) => total + value, 0);
}
