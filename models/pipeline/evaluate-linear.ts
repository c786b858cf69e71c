import { readFile } from 'node:fs/promises';
import { computeCalibrationError } from '../../src/core/calibration.ts';
import { CLASS_COUNT, CLASSES } from '../../src/core/classes.ts';
import { createLinear, parseLinearHeader } from '../../src/engine/linear/linear.ts';
import type { Evaluate } from './evaluation.ts';
import { sha256 } from './written-file.ts';

const FOLDER = new URL('../linear/', import.meta.url);

/** Judges the linear classifier with the site's own code. */
export const evaluateLinear: Evaluate = async (readSet) => {
  const bytes = await readFile(new URL('weights.bin', FOLDER));
  const json = await readFile(new URL('weights.json', FOLDER), 'utf8');
  const header = parseLinearHeader(JSON.parse(json));
  if (sha256(bytes) !== header.sha256) {
    throw new Error(
      `models/linear/weights.bin has the SHA-256 ${sha256(bytes)} and its header says ${header.sha256}: train again.`,
    );
  }
  const linear = createLinear(bytes, header);
  const score = ({ pixels }: { pixels: Uint8Array }) => linear.score(pixels).scores;
  const test = await readSet('test', 'shipped');
  const shipped = score(test);
  return {
    scores: {
      original: score(await readSet('test', 'original')),
      shipped,
      validation: score(await readSet('validation', 'shipped')),
    },
    exclusive: false,
    parameters: header.bytes + header.classes.length,
    bytes: bytes.length + Buffer.byteLength(json),
    how: {
      parameters: 'Weights and biases; each weight is stored in 8 bits.',
      bytes: 'weights.bin and weights.json.',
      detectorEce:
        'Expected calibration error of each class as a detector of its own on the shipped test pictures: score against truth, in the same bins. The scores of a picture do not sum to one, so ece, which takes only the highest, is no measure of them.',
    },
    more: {
      detectorEce: Object.fromEntries(
        CLASSES.map((name, label) => [name, measureDetectorError(shipped, test.labels, label)]),
      ),
    },
  };
};

function measureDetectorError(scores: Float32Array, labels: Uint8Array, label: number): number {
  const ofClass = Float32Array.from(labels, (_, row) => scores[row * CLASS_COUNT + label]!);
  return computeCalibrationError(
    ofClass,
    labels.map((actual) => Number(actual === label)),
  );
}
